package onrecord.answer.generated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import onrecord.answer.Quote;
import onrecord.answer.QuoteChecker;
import onrecord.corpus.Article;
import onrecord.corpus.Provenance;
import onrecord.language.Speaker;
import onrecord.language.TextSpan;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.RankedPassage;

/**
 * The sentences a model may cite, numbered from 1, and how they are shown to it: as fenced data, each source with its
 * title, publisher and date. Paragraphs that speak to a model are left out.
 */
final class EvidenceSheet {
    /** What fences begin with; no text that goes into a prompt keeps it. */
    static final String FENCE = "=====";

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Co}\\p{Cs}]");
    private static final Pattern MARKS = Pattern.compile("={3,}|`{3,}|<\\|?|\\|?>|\\[(?=\\d+\\])");
    private static final int LONGEST_LINE = 700;

    private final List<Line> lines;

    /**
     * A sentence that may be cited.
     *
     * @param number what the model cites it by, from 1
     * @param quote the sentence as it would be shown
     */
    record Line(int number, Quote quote) {
        String text() {
            return quote.text();
        }
    }

    private EvidenceSheet(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * The sentences of the first passages.
     *
     * @param characters how long the sentences may be together; at least one passage is taken
     */
    static EvidenceSheet of(Evidence evidence, int passages, int characters, QuoteChecker checker) {
        List<Line> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int length = 0;
        for (RankedPassage passage :
                evidence.passages().stream().limit(passages).toList()) {
            int size = passage.passage().span().length();
            if (!lines.isEmpty() && length + size > characters) {
                break;
            }
            length += size;
            for (TextSpan span : passage.passage().sentences()) {
                Article article = passage.article();
                Optional<Quote> quote = Orders.touches(article, span)
                        ? Optional.empty()
                        : checker.quote(article, span, List.of(), passage.fusedScore());
                if (quote.isPresent() && seen.add(article.id() + span)) {
                    lines.add(new Line(lines.size() + 1, quote.get()));
                }
            }
        }
        return new EvidenceSheet(lines);
    }

    List<Line> lines() {
        return lines;
    }

    Optional<Line> line(int number) {
        return number >= 1 && number <= lines.size() ? Optional.of(lines.get(number - 1)) : Optional.empty();
    }

    /** The sentences for the prompt, a line each, under a line for their source. */
    String shown() {
        StringBuilder text = new StringBuilder();
        String source = "";
        for (Line line : lines) {
            String its = source(line.quote().article());
            if (!its.equals(source)) {
                text.append(text.isEmpty() ? "" : "\n").append(its).append('\n');
                source = its;
            }
            Speaker speaker = line.quote().speaker();
            text.append('[').append(line.number()).append("] ");
            if (speaker != null) {
                text.append('(').append(harmless(speaker.titled(), 120)).append(") ");
            }
            text.append(harmless(line.text(), LONGEST_LINE)).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static String source(Article article) {
        Provenance provenance = article.provenance();
        List<String> known = new ArrayList<>();
        // A title may be planted, too.
        known.add(Orders.isOrder(provenance.title()) ? "untitled" : harmless(provenance.title(), 200));
        if (provenance.publisher() != null && !Orders.isOrder(provenance.publisher())) {
            known.add(harmless(provenance.publisher(), 80));
        }
        if (provenance.published() != null) {
            known.add("published " + provenance.published());
        }
        return "Source: " + String.join(", ", known);
    }

    /** Text as data for a prompt: one line, nothing invisible, nothing that looks like a fence, a tag or a number. */
    static String harmless(String text, int longest) {
        String plain = UNSEEN.matcher(text.replaceAll("[\\s\\p{Z}]+", " ")).replaceAll("");
        plain = MARKS.matcher(plain).replaceAll(" ").replaceAll(" {2,}", " ").strip();
        if (plain.length() <= longest) {
            return plain;
        }
        return plain.substring(0, Character.isLowSurrogate(plain.charAt(longest)) ? longest - 1 : longest) + "…";
    }
}
