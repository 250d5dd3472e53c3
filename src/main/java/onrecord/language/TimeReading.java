package onrecord.language;

import java.util.List;
import java.util.Map;

/**
 * The times that a text names.
 *
 * @param times in order, without overlaps
 * @param said by sentence, when what it reports was said; sentences for which that is not known are left out
 */
public record TimeReading(List<ResolvedTime> times, Map<TextSpan, Interval> said) {
    public TimeReading {
        times = List.copyOf(times);
        said = Map.copyOf(said);
    }

    /** The times named inside a span. */
    public List<ResolvedTime> within(TextSpan span) {
        return times.stream().filter(time -> span.contains(time.words())).toList();
    }
}
