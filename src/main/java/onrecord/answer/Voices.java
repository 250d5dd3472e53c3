package onrecord.answer;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import onrecord.corpus.Article;
import onrecord.language.Language;
import onrecord.language.Names;
import onrecord.language.SpeechQuestion;
import onrecord.language.Statement;
import onrecord.language.TextSpan;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.RankedPassage;

/**
 * Answers questions about what was said by who said it: the sentences of the one asked about come first, and a question
 * on which they say nothing is refused. Other questions are left as they are.
 */
final class Voices {
    /** What it is worth that a sentence is spoken by the one asked about: more than any likeness of words. */
    private static final double OWN_WORDS = 8;
    /** What it is worth that anybody speaks in it, where the question asks who. */
    private static final double SPOKEN = 1.5;
    /** What all the words of the topic are worth in a sentence that is spoken. */
    private static final double TOPIC = 6;

    private final Optional<SpeechQuestion> question;
    private final Topic topic;
    private final Speech speech;
    private final Finder finder;
    private final Grounds grounds;

    /** @param question in English */
    Voices(String question, Speech speech, Finder finder, Grounds grounds) {
        this.question = SpeechQuestion.of(question);
        this.speech = speech;
        this.finder = finder;
        this.grounds = grounds;
        topic = finder.topic(this.question.map(SpeechQuestion::topic).orElse(""), grounds);
    }

    /** Whether one person is asked about, who has said it or has not. */
    private boolean isOfOne() {
        return question.isPresent()
                && !question.get().asksWho()
                && !question.get().isOfMany();
    }

    /** The evidence ranked sentence by sentence, those of the one asked about far ahead. */
    Finding find(Evidence evidence) {
        if (question.isEmpty()) {
            return finder.find(evidence);
        }
        Finding found = finder.find(isOfOne() ? first(evidence) : evidence);
        Evidence asRetrieved = evidence.read(found.evidence().readings());
        List<Candidate> ranked = found.ranked().stream()
                .map(candidate -> candidate.scored(candidate.score() + worth(candidate, found)))
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .toList();
        if (ranked.isEmpty()) {
            return found;
        }
        Map<Sign, Double> signs = signs(ranked.get(0), found);
        double confidence = Math.max(found.confidence(), finder.confidence(signs));
        return found.over(asRetrieved, ranked).judged(signs, confidence, found.threshold());
    }

    /** What the confidence is drawn from; a sentence of the one asked about need not say again who speaks, or when. */
    private Map<Sign, Double> signs(Candidate chosen, Finding found) {
        Map<Sign, Double> signs = Finder.signs(chosen, found);
        Article article = chosen.passage().article();
        if (isOfOne() && speaksIn(article, chosen.span())) {
            EvidenceTerms terms = found.terms();
            Set<String> held = new HashSet<>(terms.of(chosen.text()));
            held.addAll(terms.title(article));
            held.addAll(terms.of(question.orElseThrow().speaker()));
            signs.merge(Sign.COVERAGE, 1 - found.asked().absent(held), Math::max);
        }
        return signs;
    }

    /**
     * The passages in which the one asked about speaks before the others, first those of articles with most of the topic:
     * only the first few are looked into.
     */
    private Evidence first(Evidence evidence) {
        EvidenceTerms terms = finder.terms();
        return evidence.with(evidence.passages().stream()
                .sorted(Comparator.comparingDouble((RankedPassage passage) ->
                        speaksIn(passage.article(), passage.passage().span())
                                ? -1 - topic.coverage(terms.article(passage.article()))
                                : 0))
                .toList());
    }

    private boolean speaksIn(Article article, TextSpan span) {
        return asked(article, span).findAny().isPresent();
    }

    private Stream<Statement> asked(Article article, TextSpan span) {
        return speech.within(article, span).stream()
                .filter(statement -> question.isPresent() && question.get().isBy(statement.speaker()));
    }

    private double worth(Candidate candidate, Finding finding) {
        Article article = candidate.passage().article();
        double onTopic = TOPIC * topic.coverage(finding.terms().of(candidate.text()));
        if (question.orElseThrow().asksWho()) {
            return speech.within(article, candidate.span()).isEmpty() ? 0 : SPOKEN + onTopic;
        }
        if (!speaksIn(article, candidate.span())) {
            return 0;
        }
        if (topic.isOf(candidate, finding.terms())) {
            return OWN_WORDS + onTopic;
        }
        return isOfOne() ? OWN_WORDS / 2 + (topic.isNamedIn(article, finding.terms()) ? SPOKEN : 0) : 0;
    }

    /** That the one asked about says nothing of the topic; empty if they do, or if that is not asked or not sure. */
    Optional<Missing> unheard(Finding finding) {
        if (!isOfOne()) {
            return Optional.empty();
        }
        SpeechQuestion asked = question.orElseThrow();
        List<Candidate> own = finding.ranked().stream()
                .filter(candidate -> speaksIn(candidate.passage().article(), candidate.span()))
                .toList();
        if (own.isEmpty() && asked.isOfOffice()) {
            return Optional.empty();
        }
        boolean heard = own.isEmpty()
                ? finding.ranked().stream()
                        .anyMatch(candidate -> maySpeak(candidate, asked) && topic.isOf(candidate, finding.terms()))
                : own.stream().anyMatch(candidate -> topic.isOf(candidate, finding.terms()));
        if (heard) {
            return Optional.empty();
        }
        List<String> elsewhere = own.stream()
                .flatMap(candidate -> asked(candidate.passage().article(), candidate.span()))
                .map(statement -> statement.speaker().titled())
                .limit(1)
                .toList();
        // Word by word, a translated topic is no text to show.
        boolean isTranslated = finding.evidence().question().language() != Language.EN;
        return Optional.of(
                new Missing(Missing.Kind.SPEECH, asked.speaker(), isTranslated ? "" : asked.topic(), elsewhere, false));
    }

    /** A sentence that names them and that nobody else is known to speak in, where it or the next tells of something said. */
    private boolean maySpeak(Candidate candidate, SpeechQuestion asked) {
        Set<String> words = new HashSet<>(Names.canonicalTokens(candidate.text()));
        Witness witness = grounds.witness(candidate.passage().article());
        return witness.sentencesWithTheNext(candidate.span()).stream().anyMatch(SpeechQuestion::maySpeakIn)
                && words.containsAll(Names.canonicalTokens(asked.speaker()))
                && speech.within(candidate.passage().article(), candidate.span())
                        .isEmpty();
    }

    /** Whether a whole sentence must answer: someone's words are asked for, or it is not sure whose they are. */
    boolean takesSentence(Quote quote) {
        return question.isPresent()
                && (!question.get().asksWho()
                        || !speech.within(quote.article(), quote.core()).isEmpty());
    }

    /** Who says it, where the question asks who; empty where that is not sure. */
    Optional<String> speaker(Quote quote, Finding finding) {
        return question.filter(SpeechQuestion::asksWho)
                .flatMap(asked -> meant(quote, finding))
                .map(statement -> statement.speaker().titled());
    }

    /** The quotes, each said to be by whom the question means where several speak in one. */
    List<Quote> ascribed(List<Quote> quotes, Finding finding) {
        return question.isEmpty()
                ? quotes
                : quotes.stream()
                        .map(quote -> meant(quote, finding).map(quote::by).orElse(quote))
                        .toList();
    }

    /** The statement in a quote that the question means; empty if two speakers' are as near to its words. */
    private Optional<Statement> meant(Quote quote, Finding finding) {
        boolean anybody = question.orElseThrow().asksWho();
        List<Statement> said = (anybody
                        ? speech.within(quote.article(), quote.core()).stream()
                        : asked(quote.article(), quote.core()))
                .sorted(Comparator.comparingDouble((Statement one) -> nearness(one, quote, finding))
                        .reversed())
                .toList();
        boolean unsure = said.size() > 1
                && !said.get(0).speaker().name().equals(said.get(1).speaker().name())
                && nearness(said.get(0), quote, finding) == nearness(said.get(1), quote, finding);
        return unsure ? Optional.empty() : said.stream().findFirst();
    }

    private double nearness(Statement statement, Quote quote, Finding finding) {
        return topic.coverage(
                finding.terms().of(statement.words().in(quote.article().body())));
    }
}
