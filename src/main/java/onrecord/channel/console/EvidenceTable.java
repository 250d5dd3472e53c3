package onrecord.channel.console;

import java.util.List;
import java.util.Locale;
import onrecord.answer.CopyWords;
import onrecord.language.Language;
import onrecord.language.TextSpan;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.RankedPassage;
import onrecord.retrieval.Reading;

/** Ranked passages as an aligned table, each with its text beneath. */
final class EvidenceTable {
    private static final String INDENT = "      ";
    private static final int MOST_SPAN = 60;

    private final int width;
    private final Style style;

    EvidenceTable(int width, Style style) {
        this.width = width;
        this.style = style;
    }

    String of(Evidence evidence) {
        if (evidence.passages().isEmpty()) {
            return "Nothing found: the corpus is empty.\n";
        }
        StringBuilder text = new StringBuilder();
        text.append(style.bold(row("#", "fused", "vector", "rank", "BM25", "rank", "sentence", "passage")))
                .append('\n');
        int number = 1;
        for (RankedPassage hit : evidence.passages()) {
            TextSpan span = hit.passage().span();
            text.append(row(
                            String.valueOf(number++),
                            decimals(hit.fusedScore(), 3),
                            score(hit.vectorRank(), hit.vectorScore(), 4),
                            rank(hit.vectorRank()),
                            score(hit.lexicalRank(), hit.lexicalScore(), 2),
                            rank(hit.lexicalRank()),
                            hit.sentenceScore() == 0 ? "-" : decimals(hit.sentenceScore(), 4),
                            TextBlock.visible(hit.article().id()) + " " + span.start() + ":" + span.end()))
                    .append('\n')
                    .append(passage(hit.text()));
            CopyWords.in(Language.EN)
                    .alsoIn(evidence.copies(hit))
                    .ifPresent(also ->
                            text.append(INDENT).append(TextBlock.visible(also)).append('\n'));
            evidence.reading(hit).ifPresent(reading -> text.append(reading(hit, reading)));
        }
        return text.toString();
    }

    private String passage(String text) {
        if (width == 0) {
            return new TextBlock(INDENT, 0, style, style::bold).of(text, List.of());
        }
        String line = oneLine(text);
        int room = Math.max(20, width - INDENT.length() - 1);
        return INDENT + style.faint(TextBlock.columns(line) <= room ? line : cut(line, room - 1) + "…") + '\n';
    }

    /** What the reader said: how likely the answer is here, and the words in which it would stand. */
    private static String reading(RankedPassage hit, Reading reading) {
        TextSpan span = reading.span();
        String words = "";
        if (span != null) {
            String said = oneLine(span.in(hit.article().body()));
            String shown = TextBlock.columns(said) <= MOST_SPAN ? said : cut(said, MOST_SPAN - 1) + "…";
            words = " · “" + shown + "” " + decimals(reading.certainty(), 2);
        }
        return INDENT + "reader: answers here " + decimals(reading.answerable(), 2) + words + '\n';
    }

    private static String oneLine(String text) {
        return TextBlock.visible(text.replace("\r\n", " ").replace('\n', ' '));
    }

    private static String cut(String line, int room) {
        int end = 0;
        int columns = 0;
        while (end < line.length()) {
            int next = line.offsetByCodePoints(end, 1);
            columns += TextBlock.columns(line.substring(end, next));
            if (columns > room) {
                break;
            }
            end = next;
        }
        return line.substring(0, end);
    }

    private static String row(
            String number,
            String fused,
            String vector,
            String rank,
            String words,
            String wordRank,
            String sentence,
            String passage) {
        return String.format(
                "%3s  %5s  %7s %5s  %7s %5s  %8s  %s", number, fused, vector, rank, words, wordRank, sentence, passage);
    }

    private static String score(int rank, double score, int places) {
        return rank == 0 ? "-" : decimals(score, places);
    }

    private static String rank(int rank) {
        return rank == 0 ? "-" : String.valueOf(rank);
    }

    private static String decimals(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
