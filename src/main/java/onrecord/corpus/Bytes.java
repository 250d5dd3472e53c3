package onrecord.corpus;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Fingerprints of bytes, and their strict decoding. */
final class Bytes {
    /** A stray control character or two are dirt; more are no text. */
    private static final int STRANGE = 12;

    private Bytes() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256(byte[] bytes) {
        MessageDigest digest = sha256();
        digest.update(bytes);
        return hex(digest);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The text of UTF-8 bytes without the byte order mark that may come first.
     *
     * @param name what the exception calls the document
     * @throws UnreadableArticleException if they are not UTF-8
     */
    static String decode(byte[] bytes, String name) throws UnreadableArticleException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        if (result.isError()) {
            throw new UnreadableArticleException(
                    name + " is not UTF-8 (byte " + (in.position() + 1) + "): save it as UTF-8");
        }
        String text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /**
     * The text itself.
     *
     * @throws UnreadableArticleException if it holds what no text does: a NUL, or control characters by the dozen
     */
    static String requireText(String text, String name) throws UnreadableArticleException {
        int strange = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new UnreadableArticleException(name + " holds binary data (a NUL as character " + (i + 1)
                        + "), not text: save the article as UTF-8 text");
            }
            strange += Character.isISOControl(c) && !Character.isWhitespace(c) && c != 0x85 ? 1 : 0;
        }
        if (strange > STRANGE && strange > text.length() / 100) {
            throw new UnreadableArticleException(name + " holds binary data (" + strange
                    + " control characters), not text: save the article as UTF-8 text");
        }
        return text;
    }
}
