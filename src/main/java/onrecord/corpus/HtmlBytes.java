package onrecord.corpus;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The encoding of web pages, whose claims are often wrong. What decodes as UTF-8 is UTF-8, whatever it claims, for no
 * other encoding yields such bytes by chance; what does not is believed, but decoded without mercy, so that no quote
 * holds a character that was guessed. What claims nothing that can be true is Western, unless it looks otherwise.
 */
final class HtmlBytes {
    private static final int HEAD = 1 << 16;
    private static final Pattern DECLARED = Pattern.compile(
            "<(?:meta\\b[^<>]{0,200}?\\bcharset|\\?xml\\b[^<>]{0,100}?\\bencoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.+-]{2,40})",
            Pattern.CASE_INSENSITIVE);

    /** No word of Western Europe has so many letters with marks in a row; those in other alphabets have all the time. */
    private static final int RUN = 4;
    /** Fewer such words may be lists of letters in a script. */
    private static final int FOREIGN_WORDS = 6;

    private HtmlBytes() {}

    static String decode(Document document) throws UnreadableArticleException {
        byte[] bytes = document.bytes();
        List<Charset> candidates = new ArrayList<>();
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0, '<')) {
            candidates.add(StandardCharsets.UTF_16BE);
        } else if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, '<', 0)) {
            candidates.add(StandardCharsets.UTF_16LE);
        } else {
            candidates.add(StandardCharsets.UTF_8);
            boolean foreign = isForeign(bytes);
            Optional<Charset> declared = declared(document)
                    .filter(charset -> !foreign || !charset.equals(windows1252()))
                    .findFirst();
            if (declared.isPresent()) {
                candidates.add(declared.get());
            } else if (!foreign && !holdsUtf8(bytes)) {
                candidates.add(windows1252());
            }
        }
        for (Charset charset : candidates) {
            try {
                String text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException e) {
                // The next may fit.
            }
        }
        throw new UnreadableArticleException(document.name() + " is in none of the encodings it may be in ("
                + String.join(", ", candidates.stream().map(Charset::name).toList()) + "): save it as UTF-8");
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static Charset windows1252() {
        return Charset.forName("windows-1252");
    }

    /** What the sender says, then what the page says, as far as it can be true of what is not UTF-8. */
    private static Stream<Charset> declared(Document document) {
        byte[] bytes = document.bytes();
        String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
        return Stream.concat(
                        Stream.ofNullable(document.known().get("charset")),
                        DECLARED.matcher(head).results().map(claim -> claim.group(1)))
                .map(HtmlBytes::charset)
                .flatMap(Optional::stream)
                .filter(charset -> !charset.name().startsWith("UTF"))
                // Browsers take Latin-1 for its superset, and so do those who write pages.
                .map(charset -> charset.equals(StandardCharsets.ISO_8859_1) ? windows1252() : charset);
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** Whether words are made of what would be letters with marks in Western Europe. */
    private static boolean isForeign(byte[] bytes) {
        int run = 0;
        int words = 0;
        for (byte one : bytes) {
            run = (one & 0xFF) >= 0xC0 ? run + 1 : 0;
            words += run == RUN ? 1 : 0;
        }
        return words >= FOREIGN_WORDS;
    }

    /** Whether most of what is not ASCII is UTF-8: then a few bytes are broken, and guessing would garble the rest. */
    private static boolean holdsUtf8(byte[] bytes) {
        int whole = 0;
        int stray = 0;
        for (int i = 0; i < bytes.length; i++) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80) {
                continue;
            }
            int more = lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
            boolean follows = more > 0 && i + more < bytes.length && lead < 0xF5;
            for (int j = 1; follows && j <= more; j++) {
                follows = (bytes[i + j] & 0xC0) == 0x80;
            }
            if (follows) {
                whole++;
                i += more;
            } else {
                stray++;
            }
        }
        return whole > stray;
    }
}
