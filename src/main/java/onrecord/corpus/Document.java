package onrecord.corpus;

import java.util.Map;
import java.util.TreeMap;

/** The bytes of one article, before anything is known of them but what their finder knows. */
public final class Document {
    private final String name;
    private final String id;
    private final Format format;
    private final byte[] bytes;
    private final Map<String, String> known;

    /**
     * A document that has not been read yet.
     *
     * @param name what messages call it: a file, an address
     * @param id the id its article has
     * @param format how it is read
     * @param bytes not to be changed after this; at most {@link Format#mostBytes()} are read
     * @param known what its finder knows and it may not say: {@code title publisher agency author url published
     *     published-basis}, and the {@code charset} it was sent with; what it says of itself comes first
     */
    public Document(String name, String id, Format format, byte[] bytes, Map<String, String> known) {
        this.name = name;
        this.id = id;
        this.format = format;
        this.bytes = bytes;
        this.known = Map.copyOf(known);
    }

    /**
     * Reads it.
     *
     * @throws UnreadableArticleException if it is too large, or not what its format says
     */
    public Article read() throws UnreadableArticleException {
        if (bytes.length > format.mostBytes()) {
            throw format.tooLarge(name);
        }
        try {
            return format.read(this);
        } catch (StackOverflowError e) {
            throw new UnreadableArticleException(name + " is nested too deeply: save the article's text alone");
        }
    }

    String name() {
        return name;
    }

    String id() {
        return id;
    }

    byte[] bytes() {
        return bytes;
    }

    Map<String, String> known() {
        return known;
    }

    /** Lower-case hex SHA-256 of its bytes and of what its finder knows. */
    public String hash() {
        return known.isEmpty()
                ? Bytes.sha256(bytes)
                : Bytes.sha256(Bytes.utf8(Bytes.sha256(bytes) + new TreeMap<>(known)));
    }
}
