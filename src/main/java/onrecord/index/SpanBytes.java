package onrecord.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import onrecord.language.TextSpan;

/** Spans as they are stored: start and end of each, 32-bit little-endian. */
final class SpanBytes {
    private SpanBytes() {}

    static byte[] encode(List<TextSpan> spans) {
        ByteBuffer bytes = ByteBuffer.allocate(spans.size() * 2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (TextSpan span : spans) {
            bytes.putInt(span.start()).putInt(span.end());
        }
        return bytes.array();
    }

    static List<TextSpan> decode(byte[] bytes) {
        ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<TextSpan> spans = new ArrayList<>(bytes.length / 2 / Integer.BYTES);
        while (numbers.hasRemaining()) {
            spans.add(new TextSpan(numbers.getInt(), numbers.getInt()));
        }
        return spans;
    }
}
