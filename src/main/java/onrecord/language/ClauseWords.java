package onrecord.language;

import java.util.Set;

/** Small words by which the subject of a clause is told from what stands around it, folded. */
final class ClauseWords {
    static final Set<String> PRONOUNS = Set.of("he", "she", "it");
    static final Set<String> CONJUNCTIONS = Set.of(
            "but",
            "while",
            "as",
            "after",
            "when",
            "because",
            "that",
            "though",
            "although",
            "if",
            "since",
            "where",
            "before",
            "until",
            "whether",
            "than",
            "so",
            "which",
            "whereas",
            "however",
            "and",
            "or",
            "something",
            "what");
    static final Set<String> PREPOSITIONS = Set.of(
            "of",
            "for",
            "at",
            "in",
            "by",
            "with",
            "from",
            "to",
            "on",
            "under",
            "about",
            "against",
            "between",
            "into",
            "over",
            "near",
            "behind",
            "without",
            "despite",
            "during",
            "via",
            "like",
            "including");
    static final Set<String> RELATIVES = Set.of("who", "which", "whose");
    static final Set<String> PLURAL_OPENERS = Set.of(
            "some",
            "two",
            "three",
            "four",
            "several",
            "many",
            "most",
            "other",
            "both",
            "senior",
            "top",
            "local",
            "government",
            "people",
            "critics",
            "experts",
            "analysts",
            "officials",
            "prosecutors",
            "police",
            "residents",
            "researchers",
            "scientists",
            "authors",
            "opponents",
            "supporters",
            "witnesses",
            "lawyers",
            "doctors",
            "sources",
            "lawmakers",
            "investigators",
            "authorities",
            "organisers",
            "organizers");
    /** What speaks though it is nobody. */
    static final Set<String> REPORTS = Set.of(
            "study", "poll", "report", "survey", "analysis", "document", "documents", "review", "statement", "letter",
            "census", "forecast", "estimate", "figures", "data", "article", "paper", "audit", "memo", "ruling");

    static final Set<String> ORIGINS = Set.of(
            "published", "released", "issued", "commissioned", "conducted", "carried", "seen", "obtained", "leaked", "by",
            "in", "on", "from");

    private ClauseWords() {}
}
