package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onrecord.corpus.Article;
import onrecord.corpus.Provenance;
import onrecord.language.Happenings;
import onrecord.language.Language;
import onrecord.language.TextSpan;
import onrecord.passage.Passage;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.MadeUp;
import onrecord.retrieval.Question;
import onrecord.retrieval.RankedPassage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroundsTest {
    private static final String SENTENCE =
            "Fisheries minister Ada Quill told the Herring Workers Union and the Lodge of Netters in Bergen on 4 May"
                    + " that three rounds of talks with Danish trawler owners between 2021 and 2023 had cost 2.5 million crowns.";
    private static final Article ARTICLE = new Article(
            "herring",
            new Provenance(
                    "Talks on herring", null, null, null, LocalDate.of(2024, 5, 6), Provenance.PublishedBasis.STATED),
            SENTENCE + "\nRECENT NEWS from Lima in 1999",
            List.of(new TextSpan(SENTENCE.length() + 1, SENTENCE.length() + 30)),
            "hash");

    private static Optional<Missing> missing(String question) {
        PlainLexicon lexicon = new PlainLexicon();
        TextSpan span = new TextSpan(0, SENTENCE.length());
        RankedPassage passage =
                new RankedPassage(new Passage("herring", 0, span, List.of(span)), ARTICLE, 1, 0.9, 1, 9, 0.9, 1);
        Evidence evidence = new Evidence(Question.of(question), List.of(passage));
        Candidate candidate = new Candidate(passage, 0, Map.of(), Optional.empty(), 1);
        Finding finding = new Finding(
                evidence,
                new AskedWords(question, lexicon),
                new EvidenceTerms(lexicon),
                List.of(candidate),
                Map.of(),
                0.9,
                0.1);
        Quote quote = new QuoteChecker().quote(ARTICLE, span, List.of(), 0.9).orElseThrow();
        return new Grounds(lexicon).missing(finding, List.of(quote));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What did Macron say about herring? | NAME | Macron
            What did Bea Quist tell the union? | NAME | Bea Quist
            What did Bea Quill tell the union? | NAME | Bea Quill
            When were the talks in Geneva held? | PLACE | Geneva
            What did Swedish trawler owners want? | PLACE | Sweden
            What came of the 1995 talks? | YEAR | 1995
            What did Quill say on 9 April? | DATE | 9 April
            Where was the fifth round held? | NUMBER | fifth round
            What did the 14 trawler owners want? | NUMBER | 14 trawler
            What did the 10 mayors want? | NUMBER | 10 mayors
            What came of the 5 separate demands? | NUMBER | 5 separate
            Who replaced Quill? | EVENT | a successor
            Why did Quill resign? | EVENT | a resignation
            Why did Quill call off the herring market? | EVENT | a cancellation
            When was Quill born? | EVENT | being born
            Who founded the Herring Workers Union? | EVENT | a founding
            What did Quill say about Lima? | PLACE | Lima
            What did the Guild of Bergen say? | NAME | Guild of Bergen
            When did Mayor Lars Brandt IV meet Quill? | NAME | Lars Brandt IV
            Where met Emil Sorel | NAME | Emil Sorel
            """)
    void what_the_article_does_not_bear_is_named(String question, Missing.Kind kind, String asked) {
        assertThat(missing(question)).hasValueSatisfying(missing -> {
            assertThat(missing.kind()).isEqualTo(kind);
            assertThat(missing.asked()).isEqualTo(asked);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What did Ada Quill tell the union?",
                "What did Addie Quill tell the union?",
                "What did Mrs Quill tell the union?",
                "What did Quil tell the HWU in Bergen?",
                "What did the Ledge of Netters hear?",
                "Cost Quill the talks 2.5 million?",
                "What did the minister say in Norway?",
                "What did Denmark's trawler owners cost?",
                "How many rounds of talks were there in 2022?",
                "What came of the third round of talks?",
                "What came of the second round?",
                "How much did 3 rounds cost?",
                "What did Quill say on May 4, 2024?",
                "What did Quill say on 1 May 2024?",
                "What did Quill say on 2024-05-04?",
                "What cost 2,500,000 crowns?",
                "WHAT DID QUILL SAY ABOUT TALKS",
                "what did the minister say about herring",
                "What Did Mayor Brandt Say About the Ada Quill Talks",
            })
    void another_way_to_write_it_is_no_other_thing(String question) {
        assertThat(missing(question)).isEmpty();
    }

    @Test
    void articles_that_bear_what_is_named_come_before_those_that_do_not() {
        RankedPassage without = MadeUp.ranked(MadeUp.article("crabs", "The crab season was long."));
        RankedPassage with = MadeUp.ranked(MadeUp.article("eels", "The eel market of Ghent is shut."));
        PlainLexicon lexicon = new PlainLexicon();
        Finding finding = Finding.of(
                new Evidence(Question.of("What happened in Ghent?"), List.of(without, with)),
                new AskedWords("What happened in Ghent?", lexicon),
                new EvidenceTerms(lexicon),
                List.of(
                        new Candidate(without, 0, Map.of(), Optional.empty(), 2),
                        new Candidate(with, 0, Map.of(), Optional.empty(), 1)));
        Grounds grounds = new Grounds(lexicon);

        assertThat(grounds.bearingFirst(finding))
                .extracting(candidate -> candidate.passage().article().id())
                .containsExactly("eels", "crabs");
        assertThat(grounds.missing(finding, List.of()).orElseThrow().sentence(Language.EN))
                .isEqualTo("The articles speak of Ghent, but do not answer this.");
    }

    @Test
    void the_reason_says_what_the_articles_have_instead() {
        assertThat(sentence("When were the talks in Geneva held?", Language.EN))
                .isEqualTo("The articles do not mention Geneva.");
        assertThat(sentence("What did the five rounds cost?", Language.EN))
                .isEqualTo("The articles speak of “three rounds”, not of “five rounds”.");
        assertThat(sentence("What happened in 1995?", Language.EN))
                .isEqualTo("The articles speak of 2021 and 2023 in this matter, not of 1995.");
        assertThat(sentence("Why did Quill resign?", Language.EN))
                .isEqualTo("The articles speak of Quill, but say nothing of a resignation.");
    }

    @Test
    void an_event_that_befell_another_is_not_said_to_be_missing() {
        assertThat(new Witness(MadeUp.article("a", "Reid called off the fair."), new PlainLexicon())
                        .names(Happenings.in("Why did Penn cancel the fair?").get(0)))
                .isTrue();
        assertThat(new Missing(Missing.Kind.EVENT, "a cancellation", "", List.of(), true).sentence(Language.EN))
                .isEqualTo("The articles speak of a cancellation, but do not answer this.");
    }

    @Test
    void the_reason_is_given_in_the_askers_language() {
        assertThat(sentence("What did Macron say?", Language.RU)).endsWith("не упоминают: Macron.");
        assertThat(sentence("What did Macron say?", Language.UK)).endsWith("не згадують: Macron.");
    }

    private static @Nullable String sentence(String question, Language language) {
        return missing(question).map(missing -> missing.sentence(language)).orElse(null);
    }
}
