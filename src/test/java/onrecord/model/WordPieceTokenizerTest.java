package onrecord.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WordPieceTokenizerTest {
    private static final String VOCABULARY = "/e5-small-v2-q-tokenizer.json";

    private static WordPieceTokenizer tokenizer;
    private static HuggingFaceTokenizer reference;

    @BeforeAll
    static void load() throws Exception {
        try (InputStream ours = Objects.requireNonNull(WordPieceTokenizer.class.getResourceAsStream(VOCABULARY));
                InputStream theirs = Objects.requireNonNull(WordPieceTokenizer.class.getResourceAsStream(VOCABULARY))) {
            tokenizer = WordPieceTokenizer.read(ours);
            reference = HuggingFaceTokenizer.newInstance(theirs, Map.of("padding", "false", "truncation", "false"));
        }
    }

    @Test
    void cuts_ten_thousand_mixed_lines_as_the_reference_tokenizer_does() {
        Random random = new Random(7);
        for (int line = 0; line < 10_000; line++) {
            assertSameAsReference(MixedText.line(random));
        }
    }

    /** Its Unicode tables are older than the JDK's, so marks and punctuation of rare scripts added since may differ. */
    @Test
    void treats_characters_as_the_reference_tokenizer_does_but_for_those_its_unicode_tables_lack() {
        int differing = 0;
        for (int codePoint = 1; codePoint < 0xD800; codePoint++) {
            String text = "a" + Character.toString(codePoint) + "b";
            if (!Arrays.equals(ids(text), tokenizer.pieces(text).ids())) {
                differing++;
                assertThat(codePoint)
                        .as("Latin, Greek, Cyrillic, Hebrew and Arabic have none")
                        .isGreaterThan(0x0780);
            }
        }
        assertThat(differing).isLessThan(200);
    }

    @Test
    void cuts_a_text_of_nothing_into_nothing() {
        assertThat(tokenizer.pieces("").count()).isZero();
        assertThat(tokenizer.pieces(" \n\u200B").count()).isZero();
    }

    private static void assertSameAsReference(String text) {
        Encoding theirs = reference.encode(text, false, false);
        WordPieceTokenizer.Pieces ours = tokenizer.pieces(text);
        assertThat(ours.ids()).as(text).containsExactly(ids(text));
        CharSpan[] spans = theirs.getCharTokenSpans();
        for (int i = 0; i < ours.count(); i++) {
            CharSpan span = Objects.requireNonNull(spans[i]);
            assertThat(text.codePointCount(0, ours.starts()[i])).as(text).isEqualTo(span.getStart());
            assertThat(text.codePointCount(0, ours.ends()[i])).as(text).isEqualTo(span.getEnd());
        }
    }

    private static int[] ids(String text) {
        return Arrays.stream(reference.encode(text, false, false).getIds())
                .mapToInt(Math::toIntExact)
                .toArray();
    }
}
