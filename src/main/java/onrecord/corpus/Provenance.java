package onrecord.corpus;

import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an article comes from, as far as the corpus says.
 *
 * @param title never blank; an article without one is titled by its id
 * @param publisher who published it, if known
 * @param agency the wire service that wrote it, if known
 * @param author who wrote it, if known; several are joined by commas
 * @param url where it was published, if known
 * @param published the day of publication, if known
 * @param basis how {@code published} is known; {@link PublishedBasis#UNKNOWN} exactly when it is null
 */
public record Provenance(
        String title,
        @Nullable String publisher,
        @Nullable String agency,
        @Nullable String author,
        @Nullable URI url,
        @Nullable LocalDate published,
        PublishedBasis basis) {

    /** One without an author. */
    public Provenance(
            String title,
            @Nullable String publisher,
            @Nullable String agency,
            @Nullable URI url,
            @Nullable LocalDate published,
            PublishedBasis basis) {
        this(title, publisher, agency, null, url, published, basis);
    }

    /** How the day of publication is known. */
    public enum PublishedBasis {
        /** The source states it. */
        STATED,
        /** Someone worked it out from the text. */
        INFERRED,
        /** It is not known. */
        UNKNOWN
    }

    public Provenance {
        Objects.requireNonNull(basis, "basis");
        if (title.isBlank()) {
            throw new IllegalArgumentException("an article needs a title");
        }
        if ((published == null) != (basis == PublishedBasis.UNKNOWN)) {
            throw new IllegalArgumentException("published is " + published + " but its basis is " + basis
                    + ": unknown exactly when there is none");
        }
    }

    /** What to call the source by: the publisher, or else the agency, or else the title. */
    public String source() {
        return publisher != null ? publisher : agency != null ? agency : title;
    }
}
