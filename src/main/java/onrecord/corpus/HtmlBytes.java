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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of web pages, whose claims are often wrong. What decodes as UTF-8 is UTF-8, whatever it claims, for no
 * other encoding yields such bytes by chance; what does not is believed, but decoded without mercy, so that no quote
 * holds a character that was guessed.
 */
final class HtmlBytes {
    private static final int HEAD = 4096;
    private static final Pattern DECLARED =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.+-]{2,40})", Pattern.CASE_INSENSITIVE);

    private HtmlBytes() {}

    static String decode(Document document) throws UnreadableArticleException {
        byte[] bytes = document.bytes();
        List<Charset> candidates = new ArrayList<>();
        if (startsWith(bytes, 0xFE, 0xFF)) {
            candidates.add(StandardCharsets.UTF_16BE);
        } else if (startsWith(bytes, 0xFF, 0xFE)) {
            candidates.add(StandardCharsets.UTF_16LE);
        } else {
            candidates.add(StandardCharsets.UTF_8);
            Charset declared = declared(document);
            if (declared != null && !isUtf(declared)) {
                // Browsers take Latin-1 for its superset, and so do those who write pages.
                candidates.add(declared.equals(StandardCharsets.ISO_8859_1) ? windows1252() : declared);
            } else if (!holdsUtf8(bytes)) {
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

    private static boolean isUtf(Charset charset) {
        return charset.name().startsWith("UTF");
    }

    /** What the sender says, or else the page. */
    private static @Nullable Charset declared(Document document) {
        Charset sent = charset(document.known().get("charset"));
        if (sent != null) {
            return sent;
        }
        byte[] bytes = document.bytes();
        String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher claim = DECLARED.matcher(head);
        return claim.find() ? charset(claim.group(1)) : null;
    }

    private static @Nullable Charset charset(@Nullable String name) {
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
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
