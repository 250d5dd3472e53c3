package onrecord.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Cuts text into the word pieces of an uncased BERT vocabulary, and knows which characters each piece came from.
 *
 * <p>Control characters vanish, accents are stripped and letters lowered, each CJK ideograph and each punctuation mark
 * is a word of its own, and every word is cut greedily into the longest pieces of the vocabulary. A word of over 100
 * characters, or with a part that the vocabulary lacks, becomes one unknown piece. Follows the published rules of BERT's
 * basic and WordPiece tokenizers. Immutable and thread-safe.
 */
public final class WordPieceTokenizer {
    private static final int MAX_WORD_CHARS = 100;

    private final Map<String, Integer> vocabulary;
    private final int classify;
    private final int separator;
    private final int unknown;

    private WordPieceTokenizer(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        classify = special("[CLS]");
        separator = special("[SEP]");
        unknown = special("[UNK]");
    }

    private int special(String name) {
        return Objects.requireNonNull(vocabulary.get(name), () -> "the vocabulary lacks " + name);
    }

    /**
     * Reads the vocabulary of a {@code tokenizer.json} of type WordPiece.
     *
     * @throws IOException if it cannot be read or holds no {@code model.vocab}
     */
    public static WordPieceTokenizer read(InputStream json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            String path = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT && "vocab".equals(parser.currentName()) && "model".equals(path)) {
                    return new WordPieceTokenizer(readVocabulary(parser));
                }
                if (token == JsonToken.START_OBJECT && parser.currentName() != null) {
                    path = parser.currentName();
                }
            }
        }
        throw new IOException("the tokenizer file has no model.vocab");
    }

    private static Map<String, Integer> readVocabulary(JsonParser parser) throws IOException {
        Map<String, Integer> vocabulary = new HashMap<>(1 << 16);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String piece = parser.currentName();
            vocabulary.put(piece, parser.nextIntValue(-1));
        }
        return vocabulary;
    }

    /**
     * The pieces of a text.
     *
     * @param ids vocabulary ids
     * @param starts for each piece the UTF-16 offset of its first character in the text
     * @param ends for each piece the offset after its last character
     */
    @SuppressWarnings("ArrayRecordComponent") // a value passed on once, on the hot path; never compared
    public record Pieces(int[] ids, int[] starts, int[] ends) {
        public int count() {
            return ids.length;
        }

        /** The first {@code most} pieces. */
        public Pieces head(int most) {
            return count() <= most
                    ? this
                    : new Pieces(Arrays.copyOf(ids, most), Arrays.copyOf(starts, most), Arrays.copyOf(ends, most));
        }
    }

    /** Id of {@code [CLS]}, which opens every input. */
    public int classify() {
        return classify;
    }

    /** Id of {@code [SEP]}, which ends every part of an input. */
    public int separator() {
        return separator;
    }

    /** The pieces of a text, without special ones. */
    public Pieces pieces(String text) {
        Cutter cutter = new Cutter(text.length());
        int offset = 0;
        while (offset < text.length()) {
            int codePoint = text.codePointAt(offset);
            int next = offset + Character.charCount(codePoint);
            cutter.accept(codePoint, offset, next);
            offset = next;
        }
        cutter.endWord();
        return cutter.pieces();
    }

    /** Collects one word at a time, folded, each folded character with the span it came from. */
    private final class Cutter {
        private final StringBuilder word = new StringBuilder();
        private int[] wordStarts = new int[32];
        private int[] wordEnds = new int[32];
        private int[] ids;
        private int[] starts;
        private int[] ends;
        private int count;

        Cutter(int textLength) {
            int room = Math.max(8, textLength / 3);
            ids = new int[room];
            starts = new int[room];
            ends = new int[room];
        }

        void accept(int codePoint, int start, int end) {
            if (codePoint < 128) {
                acceptFolded(Character.toLowerCase(codePoint), start, end);
            } else if (isDropped(codePoint)) {
                return;
            } else if (isIdeograph(codePoint)) {
                endWord();
                append(codePoint, start, end);
                endWord();
            } else {
                Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD)
                        .codePoints()
                        .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                        .forEach(part -> acceptFolded(Character.toLowerCase(part), start, end));
            }
        }

        private void acceptFolded(int codePoint, int start, int end) {
            if (isSpace(codePoint)) {
                endWord();
            } else if (isDropped(codePoint)) {
                return;
            } else if (isPunctuation(codePoint)) {
                endWord();
                append(codePoint, start, end);
                endWord();
            } else {
                append(codePoint, start, end);
            }
        }

        private void append(int codePoint, int start, int end) {
            int from = word.length();
            word.appendCodePoint(codePoint);
            if (word.length() > wordStarts.length) {
                wordStarts = Arrays.copyOf(wordStarts, 2 * word.length());
                wordEnds = Arrays.copyOf(wordEnds, 2 * word.length());
            }
            for (int i = from; i < word.length(); i++) {
                wordStarts[i] = start;
                wordEnds[i] = end;
            }
        }

        void endWord() {
            int length = word.length();
            if (length == 0) {
                return;
            }
            int before = count;
            if (word.codePointCount(0, length) > MAX_WORD_CHARS || !cut(length)) {
                count = before;
                add(unknown, 0, length);
            }
            word.setLength(0);
        }

        /** Greedy longest match first; false if some part of the word is in no piece. */
        private boolean cut(int length) {
            int from = 0;
            while (from < length) {
                int to = length;
                Integer id = null;
                while (to > from && id == null) {
                    String piece = word.substring(from, to);
                    id = vocabulary.get(from == 0 ? piece : "##" + piece);
                    to = id == null ? word.offsetByCodePoints(to, -1) : to;
                }
                if (id == null) {
                    return false;
                }
                add(id, from, to);
                from = to;
            }
            return true;
        }

        private void add(int id, int from, int to) {
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, 2 * count);
                starts = Arrays.copyOf(starts, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            ids[count] = id;
            starts[count] = wordStarts[from];
            ends[count] = wordEnds[to - 1];
            count++;
        }

        Pieces pieces() {
            return new Pieces(Arrays.copyOf(ids, count), Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
        }
    }

    private static boolean isSpace(int codePoint) {
        return codePoint == ' '
                || codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || (codePoint >= 128 && Character.isSpaceChar(codePoint));
    }

    /** Control and format characters, private use, and the replacement character. */
    private static boolean isDropped(int codePoint) {
        if (codePoint == '\t' || codePoint == '\n' || codePoint == '\r') {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> codePoint == 0xFFFD;
        };
    }

    private static boolean isPunctuation(int codePoint) {
        if (codePoint < 128) {
            return codePoint > ' ' && codePoint < 127 && !Character.isLetterOrDigit(codePoint);
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isIdeograph(int codePoint) {
        return (codePoint >= 0x4E00 && codePoint <= 0x9FFF)
                || (codePoint >= 0x3400 && codePoint <= 0x4DBF)
                || (codePoint >= 0x20000 && codePoint <= 0x2A6DF)
                || (codePoint >= 0x2A700 && codePoint <= 0x2B73F)
                || (codePoint >= 0x2B740 && codePoint <= 0x2B81F)
                || (codePoint >= 0x2B920 && codePoint <= 0x2CEAF)
                || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                || (codePoint >= 0x2F800 && codePoint <= 0x2FA1F);
    }
}
