package onrecord.answer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onrecord.index.PassageIndex;
import onrecord.language.QuestionType;
import onrecord.language.TextSpan;
import onrecord.passage.Passage;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.RankedPassage;

/** Lays out the sentences of the first passages of the evidence, each with what speaks for it. */
final class Candidates {
    /** How many passages are looked into. */
    static final int PASSAGES = 5;

    private static final double K1 = 1.2;
    private static final double B = 0.75;

    private final PassageIndex index;
    private final AskedWords asked;
    private final EvidenceTerms terms;
    private final float[] question;
    private final QuestionType type;

    private Candidates(PassageIndex index, AskedWords asked, EvidenceTerms terms, float[] question, QuestionType type) {
        this.index = index;
        this.asked = asked;
        this.terms = terms;
        this.question = question;
        this.type = type;
    }

    /**
     * The candidates, unread and unscored, in the order of the evidence.
     *
     * @param question the question's vector, of unit length
     */
    static List<Candidate> of(
            Evidence evidence, AskedWords asked, EvidenceTerms terms, float[] question, PassageIndex index) {
        Candidates candidates = new Candidates(
                index, asked, terms, question, evidence.question().type());
        return candidates.layOut(evidence.passages().stream().limit(PASSAGES).toList());
    }

    /** A sentence's terms with those around it. */
    private record Sentence(
            RankedPassage passage, int ordinal, List<String> terms, Set<String> surroundings, double cosine) {
        TextSpan span() {
            return passage.passage().sentences().get(ordinal);
        }
    }

    private List<Candidate> layOut(List<RankedPassage> passages) {
        List<Sentence> sentences = new ArrayList<>();
        passages.forEach(passage -> sentences.addAll(sentences(passage)));
        double averageLength = Math.max(
                1, sentences.stream().mapToInt(s -> s.terms.size()).average().orElse(1));
        double[] words = sentences.stream()
                .mapToDouble(sentence -> bm25(sentence.terms, averageLength))
                .toArray();
        double most = 1e-9;
        for (double score : words) {
            most = Math.max(most, score);
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            candidates.add(candidate(sentence, words[i] / most, sentence.passage.equals(passages.get(0))));
        }
        return candidates;
    }

    private List<Sentence> sentences(RankedPassage ranked) {
        Passage passage = ranked.passage();
        String body = ranked.article().body();
        List<float[]> vectors = index.sentenceVectors(passage);
        List<String> title = terms.title(ranked.article());
        List<Sentence> sentences = new ArrayList<>();
        List<String> before = List.of();
        for (int i = 0; i < passage.sentences().size(); i++) {
            List<String> own = terms.of(passage.sentences().get(i).in(body));
            Set<String> surroundings = new HashSet<>(title);
            surroundings.addAll(before);
            surroundings.addAll(own);
            sentences.add(new Sentence(ranked, i, own, surroundings, dot(question, vectors.get(i))));
            before = own;
        }
        return sentences;
    }

    private Candidate candidate(Sentence sentence, double words, boolean first) {
        TextSpan span = sentence.span();
        String body = sentence.passage.article().body();
        Map<Feature, Double> values = new EnumMap<>(Feature.class);
        values.put(Feature.COSINE, sentence.cosine);
        values.put(Feature.WORDS, words);
        values.put(Feature.PASSAGE, sentence.passage.fusedScore());
        values.put(Feature.FIRST_PASSAGE, first ? 1.0 : 0.0);
        values.put(Feature.TYPE, ShortAnswers.options(type, body, span).isEmpty() ? 0.0 : 1.0);
        values.put(Feature.COVERAGE, asked.coverage(sentence.surroundings));
        values.put(Feature.OWN_COVERAGE, asked.coverage(Set.copyOf(sentence.terms)));
        values.put(Feature.PAIRS, asked.pairs(sentence.terms));
        values.put(Feature.NAMES, asked.namesHeld(sentence.surroundings));
        values.put(Feature.LENGTH, Math.min(1, span.length() / 300.0));
        values.put(Feature.OPENING, sentence.ordinal == 0 ? 1.0 : 0.0);
        return new Candidate(sentence.passage, sentence.ordinal, values, Optional.empty(), 0);
    }

    /** Okapi BM25 with the index's idf and the candidates' average length. */
    private double bm25(List<String> terms, double averageLength) {
        double norm = K1 * (1 - B + B * terms.size() / averageLength);
        double sum = 0;
        for (String term : Set.copyOf(asked.terms())) {
            int frequency = Collections.frequency(terms, term);
            sum += asked.weight(term) * frequency * (K1 + 1) / (frequency + norm);
        }
        return sum;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
