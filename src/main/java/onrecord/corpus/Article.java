package onrecord.corpus;

import java.util.ArrayList;
import java.util.List;
import onrecord.language.Sentences;
import onrecord.language.TextSpan;
import onrecord.language.TimeReader;
import onrecord.language.TimeReading;

/**
 * One source document.
 *
 * @param id unique in the corpus and never blank: the file's stem, or the {@code id} of a JSONL line
 * @param provenance where it comes from
 * @param body the text after the front matter, never edited: every offset in this program counts in it
 * @param boilerplate site furniture in the body (ads, navigation, other stories), sorted, without overlaps; never
 *     indexed, quoted or used for dates
 * @param hash lower-case hex SHA-256 of the bytes it was read from; equal hashes mean an unchanged article
 */
public record Article(String id, Provenance provenance, String body, List<TextSpan> boilerplate, String hash) {
    public Article {
        if (id.isBlank()) {
            throw new IllegalArgumentException("an article needs an id");
        }
        boilerplate = List.copyOf(boilerplate);
        for (TextSpan span : boilerplate) {
            if (span.end() > body.length()) {
                throw new IllegalArgumentException(
                        "boilerplate " + span + " ends after the body of " + id + " (" + body.length() + ")");
            }
        }
    }

    /**
     * The body as it is to be read: with a space for each break that only fits a line to a width. It is as long as the body,
     * and made anew at each call.
     */
    public String reading() {
        return WrappedLines.joined(body);
    }

    /** What lies between the pieces of site furniture, in order. */
    public List<TextSpan> prose() {
        List<TextSpan> prose = new ArrayList<>();
        int from = 0;
        for (TextSpan furniture : boilerplate) {
            if (furniture.start() > from) {
                prose.add(new TextSpan(from, furniture.start()));
            }
            from = Math.max(from, furniture.end());
        }
        if (from < body.length()) {
            prose.add(new TextSpan(from, body.length()));
        }
        return prose;
    }

    /** The times that the article names, by its day of publication; those in site furniture do not count. */
    public TimeReading times() {
        String text = reading();
        List<TextSpan> sentences = prose().stream()
                .flatMap(stretch -> Sentences.in(text, stretch).stream())
                .toList();
        return TimeReader.read(text, sentences, provenance.published());
    }

    /** Whether any character of the span is site furniture. */
    public boolean isBoilerplate(TextSpan span) {
        return boilerplate.stream().anyMatch(span::overlaps);
    }
}
