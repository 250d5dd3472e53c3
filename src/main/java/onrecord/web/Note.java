package onrecord.web;

import java.util.List;
import java.util.Map;
import onrecord.corpus.Format;
import org.jspecify.annotations.Nullable;

/**
 * What is noted of an article on the shelf.
 *
 * @param name what it is called: an address, a file's name
 * @param known what its document is to know
 * @param asked the addresses that led to it
 * @param fetched when it was put here: an ISO instant
 * @param etag by what its server tells whether it has changed, like {@code lastModified}
 */
record Note(
        String id,
        String name,
        Format format,
        Map<String, String> known,
        List<String> asked,
        String fetched,
        @Nullable String etag,
        @Nullable String lastModified) {
    Fetched.Validators validators() {
        return new Fetched.Validators(etag, lastModified);
    }
}
