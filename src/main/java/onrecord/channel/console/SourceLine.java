package onrecord.channel.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import onrecord.corpus.Provenance;
import onrecord.corpus.Provenance.PublishedBasis;
import onrecord.language.TextSpan;
import onrecord.language.Texts;

/** Says where words come from, and how to check that they stand there. */
final class SourceLine {
    private static final Pattern PLAIN_WORD = Pattern.compile("[\\p{L}\\p{N}._/:@%+=,-]+");

    private SourceLine() {}

    /** {@code title · publisher (agency) · 29 July 2025 (date inferred)}, as far as it is known. */
    static String of(Provenance provenance, Texts texts) {
        List<String> parts = new ArrayList<>();
        parts.add(provenance.title());
        String publisher = provenance.publisher();
        String agency = provenance.agency();
        if (publisher != null) {
            parts.add(agency == null ? publisher : publisher + " (" + agency + ")");
        } else if (agency != null) {
            parts.add(agency);
        }
        parts.add(day(provenance, texts));
        return TextBlock.visible(String.join(" · ", parts));
    }

    static String day(Provenance provenance, Texts texts) {
        LocalDate published = provenance.published();
        if (published == null) {
            return texts.get("undated");
        }
        boolean inferred = provenance.basis() == PublishedBasis.INFERRED;
        return texts.date(published) + (inferred ? " (" + texts.get("inferred") + ")" : "");
    }

    /** The command that prints the span again and checks it. */
    static String command(String article, TextSpan span) {
        String place = "--span " + span.start() + ":" + span.end();
        return article.startsWith("-")
                ? "onrecord article " + place + " -- " + word(article)
                : "onrecord article " + word(article) + " " + place;
    }

    private static String word(String id) {
        String safe = TextBlock.visible(id);
        return PLAIN_WORD.matcher(safe).matches() ? safe : "'" + safe.replace("'", "'\\''") + "'";
    }
}
