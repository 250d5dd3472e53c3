package onrecord.corpus;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import onrecord.corpus.Provenance.PublishedBasis;
import onrecord.language.TextSpan;
import org.jspecify.annotations.Nullable;

/**
 * An article whose provenance is still in the words of its document.
 *
 * @param name what exceptions call the document
 */
record ArticleDraft(String name, String id, String body) {
    /** So many sentences would take minutes to embed, and no news article has them. */
    private static final int LONGEST = 1_000_000;

    private static final Pattern DAY_AND_TIME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[T ].*)?");

    /**
     * The article, its provenance checked.
     *
     * @param fields {@code title publisher agency author url published published-basis}, all optional, none blank;
     *     others are ignored; a url that is no http(s) address counts as unknown
     * @param furniture what the document's layout has shown to be site furniture: sorted, without overlaps
     */
    Article finish(Map<String, String> fields, String hash, List<TextSpan> furniture)
            throws UnreadableArticleException {
        if (body.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new UnreadableArticleException(name + " has no text: add the article's text or remove the document");
        }
        if (body.length() > LONGEST) {
            throw new UnreadableArticleException(name + " is over a million characters long: split it into articles");
        }
        LocalDate published = published(fields.get("published"));
        String stated = fields.get("title");
        String text = WrappedLines.joined(body);
        String title = stated == null
                ? Headline.of(afterFurniture(text, furniture)).orElse(id)
                : stated.replaceAll("\\s+", " ");
        Provenance provenance = new Provenance(
                title,
                fields.get("publisher"),
                fields.get("agency"),
                fields.get("author"),
                url(fields.get("url")),
                published,
                basis(fields.get("published-basis"), published));
        return new Article(id, provenance, body, Boilerplate.in(text, title, furniture), hash);
    }

    private static String afterFurniture(String text, List<TextSpan> furniture) {
        int from = 0;
        for (TextSpan span : furniture) {
            if (!text.substring(from, span.start()).isBlank()) {
                break;
            }
            from = span.end();
        }
        return text.substring(from);
    }

    private @Nullable LocalDate published(@Nullable String text) throws UnreadableArticleException {
        if (text == null) {
            return null;
        }
        var match = DAY_AND_TIME.matcher(text);
        if (match.matches()) {
            try {
                return LocalDate.parse(match.group(1));
            } catch (DateTimeParseException e) {
                // Falls through to the one message for all dates that are none.
            }
        }
        throw new UnreadableArticleException(
                name + " was published on \"" + text + "\", which is no date: write it as 2025-07-29");
    }

    private PublishedBasis basis(@Nullable String text, @Nullable LocalDate published)
            throws UnreadableArticleException {
        if (text == null) {
            return published == null ? PublishedBasis.UNKNOWN : PublishedBasis.STATED;
        }
        for (PublishedBasis basis : PublishedBasis.values()) {
            if (basis.name().toLowerCase(Locale.ROOT).equals(text)) {
                if ((basis == PublishedBasis.UNKNOWN) != (published == null)) {
                    throw new UnreadableArticleException(name + " has published-basis " + text
                            + (published == null
                                    ? " but no published: add the date"
                                    : " and a published date: remove one"));
                }
                return basis;
            }
        }
        throw new UnreadableArticleException(
                name + " has published-basis \"" + text + "\": write stated, inferred or unknown");
    }

    /** An address that cannot be followed is as good as none; the article is not at fault for it. */
    private static @Nullable URI url(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            URI url = new URI(text);
            String scheme = url.getScheme();
            boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            return web && url.getHost() != null ? url : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
