package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sentences against the Java runtime's {@link BreakIterator} on texts that mislead both, {@code sentence-stress.txt}. */
class SentenceStressTest {
    private static final List<MarkedText> STRESS =
            WordList.lines("sentence-stress.txt").stream().map(MarkedText::of).toList();
    private static final Set<String> ABBREVIATIONS = WordList.lines("abbreviations.txt").stream()
            .filter(line -> !line.startsWith("month:"))
            .flatMap(line -> List.of(line.split("\\s+")).stream().skip(1))
            .collect(Collectors.toUnmodifiableSet());

    /** A text and the offsets at which its second and later sentences begin. */
    private record MarkedText(String text, Set<Integer> starts) {
        static MarkedText of(String marked) {
            StringBuilder text = new StringBuilder();
            Set<Integer> starts = new TreeSet<>();
            for (int i = 0; i < marked.length(); i++) {
                char c = marked.charAt(i);
                if (c != '|' && c != '¶') {
                    text.append(c);
                    continue;
                }
                starts.add(text.length());
                boolean spaced = marked.charAt(i - 1) == ' ';
                if (c == '¶') {
                    text.setCharAt(text.length() - 1, '\n');
                }
                i += spaced ? 1 : 0;
            }
            return new MarkedText(text.toString(), starts);
        }
    }

    private record Score(List<String> falseSplits, List<String> missedSplits) {
        static Score of(Function<String, Set<Integer>> splitter) {
            List<String> wrong = new ArrayList<>();
            List<String> missed = new ArrayList<>();
            for (MarkedText marked : STRESS) {
                Set<Integer> found = splitter.apply(marked.text());
                found.stream()
                        .filter(at -> !marked.starts().contains(at))
                        .forEach(at -> wrong.add(shown(marked.text(), at)));
                marked.starts().stream()
                        .filter(at -> !found.contains(at))
                        .forEach(at -> missed.add(shown(marked.text(), at)));
            }
            return new Score(wrong, missed);
        }

        private static String shown(String text, int at) {
            return text.substring(0, at) + "|" + text.substring(at);
        }

        int errors() {
            return falseSplits.size() + missedSplits.size();
        }

        @Override
        public String toString() {
            return falseSplits.size() + " false and " + missedSplits.size() + " missed: " + falseSplits + missedSplits;
        }
    }

    private static Set<Integer> sentences(String text) {
        return Sentences.in(text, new TextSpan(0, text.length())).stream()
                .map(TextSpan::start)
                .filter(at -> at > 0)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> breaks(String text) {
        Set<Integer> starts = new TreeSet<>();
        int lineStart = 0;
        for (String line : text.split("(?<=\n)", -1)) {
            BreakIterator iterator = BreakIterator.getSentenceInstance(Locale.ENGLISH);
            iterator.setText(line);
            for (int at = iterator.first(); at != BreakIterator.DONE; at = iterator.next()) {
                starts.add(lineStart + at);
            }
            lineStart += line.length();
        }
        starts.remove(0);
        starts.remove(text.length());
        return starts;
    }

    /** Breaks, less those after an abbreviation, an initial or an inner stop and those inside a quotation or bracket. */
    private static Set<Integer> repairedBreaks(String text) {
        Enclosures enclosures = new Enclosures(text, 0, text.length());
        return breaks(text).stream()
                .filter(at -> text.charAt(at - 1) == '\n' || !isAbbreviation(text.substring(0, at)))
                .filter(at -> !enclosures.tornAt(at))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isAbbreviation(String before) {
        String token = before.strip().replaceFirst("(?s)^.*[\\s(\\[“\"]", "");
        if (!token.endsWith(".")) {
            return false;
        }
        String bare = token.substring(0, token.length() - 1);
        return ABBREVIATIONS.contains(bare) || bare.matches("\\p{Lu}|(?:\\p{L}{1,2}\\.)+\\p{L}");
    }

    @Test
    void splits_misleading_texts_with_no_more_than_one_error_in_a_hundred_texts() {
        Score score = Score.of(SentenceStressTest::sentences);

        assertThat(STRESS).hasSizeGreaterThan(100);
        assertThat(score.errors() * 100).as("%s", score).isLessThanOrEqualTo(STRESS.size());
    }

    @Test
    void errs_less_than_the_break_iterator_of_java_with_or_without_repair() {
        Score ours = Score.of(SentenceStressTest::sentences);

        assertThat(Score.of(SentenceStressTest::breaks).errors()).isGreaterThan(ours.errors());
        assertThat(Score.of(SentenceStressTest::repairedBreaks).errors()).isGreaterThan(ours.errors());
    }
}
