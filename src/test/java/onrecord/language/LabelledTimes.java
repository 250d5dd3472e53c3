package onrecord.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An article with its times labelled by hand, as {@code times/conventions.md} says, and what the reader makes of it. */
final class LabelledTimes {
    private static final Pattern MARK = Pattern.compile("\\[\\[([^|\\]]+)\\|([^\\]]+)]]");

    private final String name;
    private final String text;
    private final @Nullable LocalDate published;
    private final List<Label> labels = new ArrayList<>();

    /** Words of the article and the value they have: a time, a length, or "?". */
    record Label(TextSpan words, String value) {}

    private LabelledTimes(String name, String marked) {
        this.name = name;
        String[] parts = marked.split("\n", 2);
        String day = parts[0].replace("published: ", "").strip();
        published = day.equals("unknown") ? null : LocalDate.parse(day);
        StringBuilder plain = new StringBuilder();
        Matcher mark = MARK.matcher(parts[1]);
        int at = 0;
        while (mark.find()) {
            plain.append(parts[1], at, mark.start());
            labels.add(new Label(
                    new TextSpan(plain.length(), plain.length() + mark.group(1).length()), mark.group(2)));
            plain.append(mark.group(1));
            at = mark.end();
        }
        text = plain.append(parts[1].substring(at)).toString();
    }

    static List<LabelledTimes> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .map(file -> new LabelledTimes(String.valueOf(file.getFileName()), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return labels.size();
    }

    /** A line for each label that the reader gets wrong. */
    List<String> missed() {
        TimeReading reading = reading();
        return labels.stream()
                .filter(label -> !isRight(reading, label.words(), label.value()))
                .map(label -> name + ": " + label.words().in(text) + " is " + label.value() + ", not "
                        + reading.times().stream()
                                .filter(time -> time.words().overlaps(label.words()))
                                .map(this::shown)
                                .toList())
                .toList();
    }

    /** A line for each time that the reader resolves where none is labelled. */
    List<String> spurious() {
        return reading().times().stream()
                .filter(time -> time.interval() != null)
                .filter(time -> labels.stream().noneMatch(label -> label.words().overlaps(time.words())))
                .map(time -> name + ": " + shown(time))
                .toList();
    }

    private String shown(ResolvedTime time) {
        return time.words().in(text) + " = " + time.interval() + " " + time.length();
    }

    private TimeReading reading() {
        return TimeReader.read(text, Sentences.in(text, new TextSpan(0, text.length())), published);
    }

    /** Whether the reader gives words the value. */
    static boolean isRight(TimeReading reading, TextSpan words, String value) {
        List<ResolvedTime> found = reading.times().stream()
                .filter(time -> time.words().overlaps(words))
                .toList();
        if (value.equals("?")) {
            return found.stream().allMatch(time -> time.interval() == null);
        }
        if (value.startsWith("P")) {
            return found.stream().anyMatch(time -> length(value).equals(time.length()));
        }
        Interval wanted = Interval.parse(value);
        return found.stream().anyMatch(time -> wanted.equals(time.interval()));
    }

    private static TemporalAmount length(String length) {
        return length.startsWith("PT")
                ? Duration.parse(length)
                : Period.parse(length).normalized();
    }
}
