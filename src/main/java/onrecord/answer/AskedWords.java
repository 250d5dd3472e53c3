package onrecord.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onrecord.index.Lexicon;
import onrecord.language.Names;
import onrecord.language.QuestionWords;
import onrecord.language.TemporalExpressions;
import onrecord.language.TextSpan;
import onrecord.language.Words;

/**
 * The words of a question as the index knows them, and how much of them a text holds.
 *
 * <p>Terms are weighted by rarity. Names are proper names and numbers, each as its set of terms.
 */
final class AskedWords {
    /** Thousands may be set apart by any space but the plain one. */
    private static final Pattern NUMBER = Pattern.compile("\\d(?:[\\d.,\\p{Zs}&&[^ ]]*\\d)?");

    private final Lexicon lexicon;
    private final List<String> terms;
    private final Map<String, Double> weights = new LinkedHashMap<>();
    private final List<Set<String>> names = new ArrayList<>();
    private final Set<String> times = new HashSet<>();
    private final Set<String> asking = new HashSet<>();
    private final double total;

    AskedWords(String question, Lexicon lexicon) {
        this.lexicon = lexicon;
        terms = lexicon.terms(question).stream().map(lexicon::corrected).toList();
        for (String term : terms) {
            weights.put(term, lexicon.idf(term));
        }
        total = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        for (TextSpan name : Names.inQuestion(question)) {
            addName(name.in(question));
        }
        if (!question.isEmpty()) {
            for (TextSpan time : TemporalExpressions.in(question, new TextSpan(0, question.length()))) {
                times.addAll(lexicon.terms(time.in(question)));
            }
        }
        Words.in(question).stream()
                .filter(word -> QuestionWords.ALL.contains(word.folded()))
                .forEach(word -> asking.addAll(lexicon.terms(word.folded())));
        Matcher number = NUMBER.matcher(question);
        while (number.find()) {
            addName(number.group());
        }
    }

    private void addName(String name) {
        Set<String> words = new LinkedHashSet<>();
        for (String term : lexicon.terms(name)) {
            words.add(lexicon.corrected(term));
        }
        if (!words.isEmpty()) {
            names.add(words);
        }
    }

    List<String> terms() {
        return terms;
    }

    double weight(String term) {
        return weights.getOrDefault(term, 0.0);
    }

    /** Share of the question's terms among {@code held}, weighted by rarity; 1 for a question without terms. */
    double coverage(Collection<String> held) {
        if (total == 0) {
            return 1;
        }
        double sum = 0;
        for (Map.Entry<String, Double> term : weights.entrySet()) {
            sum += held.contains(term.getKey()) ? term.getValue() : 0;
        }
        return sum / total;
    }

    /** As {@link #coverage}, of the terms but those of words that only make it a question. */
    double subjectCoverage(Collection<String> held) {
        double asks = asking.stream().mapToDouble(this::weight).sum();
        Set<String> said = new HashSet<>(held);
        said.removeAll(asking);
        return asks >= total ? 1 : coverage(said) * total / (total - asks);
    }

    /** Whether the question holds a name or number. */
    boolean hasNames() {
        return !names.isEmpty();
    }

    /** Share of the question's names of which {@code held} has some word; 1 for a question without names. */
    double namesHeld(Collection<String> held) {
        if (names.isEmpty()) {
            return 1;
        }
        long found = names.stream()
                .filter(name -> name.stream().anyMatch(held::contains))
                .count();
        return (double) found / names.size();
    }

    /** The share of the question's terms that are not among {@code held}; articles word times in their own way. */
    double absent(Set<String> held) {
        Set<String> present = new HashSet<>(held);
        present.addAll(times);
        return 1 - coverage(present);
    }

    /** Share of neighbouring term pairs of the question that are neighbours in {@code text} too, in either order. */
    double pairs(List<String> text) {
        if (terms.size() < 2) {
            return 0;
        }
        int found = 0;
        for (int i = 1; i < terms.size(); i++) {
            found += areNeighbours(terms.get(i - 1), terms.get(i), text) ? 1 : 0;
        }
        return (double) found / (terms.size() - 1);
    }

    private static boolean areNeighbours(String one, String other, List<String> text) {
        for (int i = 1; i < text.size(); i++) {
            String before = text.get(i - 1);
            String after = text.get(i);
            if ((before.equals(one) && after.equals(other)) || (before.equals(other) && after.equals(one))) {
                return true;
            }
        }
        return false;
    }
}
