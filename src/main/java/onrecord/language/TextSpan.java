package onrecord.language;

/**
 * A half-open range of UTF-16 offsets into a text: {@code start} is the first character, {@code end} the one after
 * the last. In this program the text is an article's untouched body unless a method says otherwise.
 *
 * @param start 0 or more
 * @param end more than {@code start}: there is no empty span
 */
public record TextSpan(int start, int end) implements Comparable<TextSpan> {
    public TextSpan {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException(
                    "a span needs 0 <= start < end, but start is " + start + " and end " + end);
        }
    }

    public int length() {
        return end - start;
    }

    public boolean contains(TextSpan other) {
        return start <= other.start && other.end <= end;
    }

    public boolean overlaps(TextSpan other) {
        return start < other.end && other.start < end;
    }

    /** The smallest span that holds both. */
    public TextSpan union(TextSpan other) {
        return new TextSpan(Math.min(start, other.start), Math.max(end, other.end));
    }

    /**
     * The characters of {@code text} at this span.
     *
     * @throws IndexOutOfBoundsException if the text ends before the span does
     */
    public String in(String text) {
        return text.substring(start, end);
    }

    /** By start, then by end. */
    @Override
    public int compareTo(TextSpan other) {
        return start != other.start ? Integer.compare(start, other.start) : Integer.compare(end, other.end);
    }
}
