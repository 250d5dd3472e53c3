package onrecord.web;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server sent. */
final class Fetched {
    private static final Pattern CHARSET =
            Pattern.compile("charset=[\"']?([A-Za-z0-9_:.+-]+)", Pattern.CASE_INSENSITIVE);

    private final URI address;
    private final int status;
    private final String contentType;
    private final Validators validators;
    private final Duration rest;
    private final byte[] body;

    /** @param rest for how long the server asks not to be asked again */
    Fetched(URI address, int status, String contentType, Validators validators, Duration rest, byte[] body) {
        this.address = address;
        this.status = status;
        this.contentType = contentType;
        this.validators = validators;
        this.rest = rest;
        this.body = body;
    }

    /** By what a server tells whether something has changed; null where it gave none. */
    record Validators(@Nullable String etag, @Nullable String lastModified) {
        static final Validators NONE = new Validators(null, null);
    }

    /** Where it was found in the end. */
    URI address() {
        return address;
    }

    boolean isUnchanged() {
        return status == 304;
    }

    int status() {
        return status;
    }

    /** Lower-case, without parameters; empty if the server says none. */
    String mediaType() {
        return contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    @Nullable
    String charset() {
        Matcher charset = CHARSET.matcher(contentType);
        return charset.find() ? charset.group(1) : null;
    }

    Validators validators() {
        return validators;
    }

    Duration rest() {
        return rest;
    }

    byte[] body() {
        return body;
    }
}
