package onrecord.answer;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import onrecord.corpus.Article;
import onrecord.index.Lexicon;
import onrecord.language.TemporalExpressions;

/** What someone's words were to be about, by a question, and whether a sentence they speak in is about it. */
final class Topic {
    /** The share of the topic's words from which on a sentence with its neighbours is on the topic. */
    private static final double COVERED = 0.4;
    /** The share that suffices with a name of the topic. */
    private static final double NAMED = 0.3;
    /** How sure the reader must be that a passage answers, where it has none of the words (log-odds ÷ 10). */
    private static final double READ = 0.18;
    /** As much of a topic as one sentence must tell for those not far from it to be on it. */
    private static final double TOLD = 0.99;

    private static final int NOT_FAR = 6;

    private final Lexicon lexicon;
    private final Grounds grounds;
    private final String text;
    private final AskedWords words;
    private final List<Particular> names;

    /** @param text in the question's words; when it was said is no part of what it was about */
    Topic(String text, Lexicon lexicon, Grounds grounds) {
        this.lexicon = lexicon;
        this.grounds = grounds;
        this.text = TemporalExpressions.without(text);
        words = new AskedWords(this.text, lexicon);
        names = Particulars.of(this.text).stream()
                .filter(particular -> particular.kind() == Missing.Kind.NAME || particular.kind() == Missing.Kind.PLACE)
                .toList();
    }

    boolean isOpen() {
        return text.isBlank();
    }

    /** The share of its words, by rarity, among these terms; 1 if it is open. */
    double coverage(Collection<String> terms) {
        return words.coverage(terms);
    }

    /** Whether an article has any of its names, in whatever form, if there are some. */
    boolean isNamedIn(Article article, EvidenceTerms terms) {
        return words.namesHeld(terms.article(article)) > 0 || names.stream().anyMatch(grounds.witness(article)::bears);
    }

    /** Whether the sentence, by its neighbours, its article's opening or the reader, is on the topic. */
    boolean isOf(Candidate candidate, EvidenceTerms terms) {
        Article article = candidate.passage().article();
        if (isOpen()) {
            return true;
        }
        if (!isNamedIn(article, terms)) {
            return false;
        }
        if (candidate.value(Feature.ANSWERABLE) >= READ || isTold(candidate, terms)) {
            return true;
        }
        Set<String> held = held(candidate, terms);
        boolean named = words.hasNames() && words.namesHeld(held) > 0;
        return words.coverage(held) >= (named ? NAMED : COVERED);
    }

    /** The terms around a sentence and in the title, with the topic's names that the opening of the article has. */
    private Set<String> held(Candidate candidate, EvidenceTerms terms) {
        Article article = candidate.passage().article();
        Witness witness = grounds.witness(article);
        String around = String.join("\n", witness.sentencesAround(candidate.span(), 1));
        Set<String> held = new HashSet<>(terms.of(around));
        held.addAll(terms.title(article));
        if (!names.isEmpty()) {
            ToldNames told = new ToldNames(witness.opening() + "\n" + around, lexicon);
            names.stream().filter(told::bear).forEach(name -> held.addAll(terms.of(name.text())));
        }
        return held;
    }

    /**
     * Whether a sentence not far away tells all of a topic that has a name and other words, or is a place alone, which
     * stands for what happened there: that is what is spoken of.
     */
    private boolean isTold(Candidate candidate, EvidenceTerms terms) {
        Article article = candidate.passage().article();
        return !names.isEmpty()
                && (!isName() || names.get(0).kind() == Missing.Kind.PLACE)
                && words.coverage(terms.article(article)) >= TOLD
                && grounds.witness(article).sentencesAround(candidate.span(), NOT_FAR).stream()
                        .anyMatch(sentence -> words.coverage(terms.of(sentence)) >= TOLD);
    }

    /** Whether it is a name and nothing else. */
    private boolean isName() {
        return names.size() == 1 && names.get(0).span().length() == text.length();
    }
}
