package onrecord.language;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onrecord.language.ResolvedTime.Leaning;
import onrecord.language.TemporalExpressions.Found;
import org.jspecify.annotations.Nullable;

/**
 * Says which times the words of an English text name, by the day it was published and by what the text has said before:
 * "Tuesday" is the latest one, "a day later" counts from the time named last, "within ten days" from the speech it stands
 * in. What leans on the day of publication stays unresolved where that is not known.
 */
public final class TimeReader {
    private static final Pattern SINCE = Pattern.compile("\\b[Ss]ince (?:the |at least )?");
    private static final Pattern BETWEEN = Pattern.compile("\\b(?:[Bb]etween|[Ff]rom) (?:the )?");
    private static final Pattern TO = Pattern.compile("(?:,)? (?:to|and|until|till|through) (?:the )?| ?[-–—] ?");
    private static final Pattern CAME = Pattern.compile("\\b(?:came|comes|come|coming)\\b");
    private static final Pattern TOLD = Pattern.compile("\\b(?:would|was to|were to|had)\\b");
    private static final Pattern CLAUSE_END = Pattern.compile("[,;:.()“”\"—–]");

    private final String text;
    private final @Nullable LocalDate published;
    private final Speech speech;
    private final List<ResolvedTime> times = new ArrayList<>();
    private final Map<TextSpan, Interval> said = new HashMap<>();
    private @Nullable Interval mentioned;
    private TextSpan lastMention = new TextSpan(0, Integer.MAX_VALUE);

    private TimeReader(String text, @Nullable LocalDate published) {
        this.text = Sentences.withPlainSpaces(text);
        this.published = published;
        speech = new Speech(published == null ? null : Interval.of(published));
    }

    /**
     * Reads a text.
     *
     * @param sentences those that count, in order
     * @param published null if unknown
     */
    public static TimeReading read(String text, List<TextSpan> sentences, @Nullable LocalDate published) {
        TimeReader reader = new TimeReader(text, published);
        sentences.forEach(reader::sentence);
        return new TimeReading(reader.times, reader.said);
    }

    /** Reads a text that stands by itself: one sentence, such as a question. */
    public static List<ResolvedTime> read(String sentence, @Nullable LocalDate today) {
        return sentence.isEmpty()
                ? List.of()
                : read(sentence, List.of(new TextSpan(0, sentence.length())), today)
                        .times();
    }

    private void sentence(TextSpan sentence) {
        List<Found> found = TemporalExpressions.find(text, sentence);
        speech.begin(text, sentence, mentioned);
        for (Found words : found) {
            if (Speech.isDated(text, sentence, words.words())) {
                Resolution day = words.rule()
                        .resolve(text, words.words(), context(sentence, words.words(), null, null, Tense.PAST));
                if (day != null && day.interval() != null && isShort(day.interval())) {
                    speech.dated(text, sentence, words.words(), day.interval());
                    break;
                }
            }
        }
        Interval when = speech.current();
        if (when != null) {
            said.put(sentence, when);
        }
        int before = times.size();
        int i = 0;
        while (i < found.size()) {
            boolean isRange = range(sentence, found, i, before);
            if (!isRange) {
                single(sentence, found, i, before);
            }
            i += isRange ? 2 : 1;
        }
    }

    private static boolean isShort(Interval interval) {
        return ChronoUnit.DAYS.between(interval.first(), interval.last()) < 31;
    }

    private TimeContext context(
            TextSpan sentence, TextSpan words, @Nullable Interval main, @Nullable Interval following, Tense tense) {
        Interval spoken = speech.current();
        String before = text.substring(sentence.start(), words.start());
        if (mentioned != null
                && TOLD.matcher(before).find()
                && !said.isEmpty()
                && spoken != null
                && published != null
                && spoken.equals(Interval.of(published))) {
            spoken = mentioned;
        }
        return new TimeContext(published, tense, mentioned, main, following, spoken);
    }

    private Tense tense(TextSpan sentence, TextSpan words) {
        return Speech.isDated(text, sentence, words) ? Tense.PAST : Tense.around(text, sentence, words);
    }

    private void single(TextSpan sentence, List<Found> found, int i, int before) {
        Found one = found.get(i);
        Interval following = following(sentence, found, i);
        Interval main = main(sentence, before);
        Resolution resolution = one.rule()
                .resolve(
                        text,
                        one.words(),
                        context(sentence, one.words(), main, following, tense(sentence, one.words())));
        if (resolution != null) {
            keep(sentence, one.words(), inToldYear(resolution, sentence, one, before));
        }
    }

    /** Words that leave the year open, told after another year in the same sentence: "in 2019 he was freed in March". */
    private Resolution inToldYear(Resolution resolution, TextSpan sentence, Found one, int before) {
        Interval interval = resolution.interval();
        if (!resolution.yearless()
                || interval == null
                || times.size() == before
                || tense(sentence, one.words()) != Tense.PAST) {
            return resolution;
        }
        ResolvedTime last = times.get(times.size() - 1);
        Interval told = last.interval();
        boolean isSince = SINCE.matcher(last.words().in(text)).lookingAt();
        if (told == null
                || isSince
                || told.last().getYear() >= interval.first().getYear()
                || told.first().getYear() != told.last().getYear()) {
            return resolution;
        }
        return resolution.with(
                yearsLater(interval, told.first().getYear() - interval.first().getYear()));
    }

    private void keep(TextSpan sentence, TextSpan words, Resolution resolution) {
        Interval interval = resolution.interval();
        Optional<TextSpan> since = rightBefore(SINCE, sentence, words);
        if (interval != null && since.isPresent()) {
            TextSpan whole = since.get().union(words);
            mentioned = interval;
            lastMention = words;
            times.add(new ResolvedTime(whole, until(interval), null, Leaning.PUBLICATION, null));
            return;
        }
        times.add(resolution.at(words));
        if (interval != null) {
            boolean runsToNow = !interval.isDay() && interval.last().equals(published);
            boolean planned = tense(sentence, words) == Tense.FUTURE && sentence.contains(lastMention);
            if (!runsToNow && !planned && !resolution.passing()) {
                mentioned = interval;
                lastMention = words;
            }
            speech.hangsOnSpeech(text, sentence, words, interval);
        }
    }

    /** From a time that has begun to the day of publication; null where that is unknown or comes first. */
    private @Nullable Interval until(Interval since) {
        LocalDate today = published;
        return today == null || since.first().isAfter(today) ? null : new Interval(since.first(), today);
    }

    /** Where words of a form stand that end where others begin. */
    private Optional<TextSpan> rightBefore(Pattern form, TextSpan sentence, TextSpan words) {
        Matcher matcher = form.matcher(text).region(sentence.start(), words.start());
        while (matcher.find()) {
            if (matcher.end() == words.start()) {
                return Optional.of(new TextSpan(matcher.start(), matcher.end()));
            }
        }
        return Optional.empty();
    }

    /** The time named next after an expression, if nothing ends the clause between. */
    private @Nullable Interval following(TextSpan sentence, List<Found> found, int i) {
        if (i + 1 >= found.size()) {
            return null;
        }
        Found next = found.get(i + 1);
        if (CLAUSE_END
                .matcher(text.substring(found.get(i).words().end(), next.words().start()))
                .find()) {
            return null;
        }
        Resolution resolution = next.rule()
                .resolve(
                        text, next.words(), context(sentence, next.words(), null, null, tense(sentence, next.words())));
        return resolution == null ? null : resolution.interval();
    }

    /** The time of the clause that something hangs on: one named in the sentence before, or that of the speech. */
    private @Nullable Interval main(TextSpan sentence, int before) {
        for (int i = times.size() - 1; i >= before; i--) {
            Interval interval = times.get(i).interval();
            if (interval != null) {
                return interval;
            }
        }
        return CAME.matcher(sentence.in(text)).find() ? speech.current() : null;
    }

    /** Resolves "between X and Y", "X to Y"; false if no such range begins here. */
    private boolean range(TextSpan sentence, List<Found> found, int i, int before) {
        if (i + 1 >= found.size()) {
            return false;
        }
        TextSpan from = found.get(i).words();
        TextSpan to = found.get(i + 1).words();
        String joint = text.substring(from.end(), to.start());
        Optional<TextSpan> opening = rightBefore(BETWEEN, sentence, from);
        if (!TO.matcher(joint).matches()
                || (joint.contains(" and ") && opening.isEmpty())
                || found.get(i).rule().isLength()
                || found.get(i + 1).rule().isLength()) {
            return false;
        }
        TimeContext context = context(sentence, from, main(sentence, before), null, tense(sentence, from));
        Resolution first = found.get(i).rule().resolve(text, from, context);
        Resolution last = found.get(i + 1).rule().resolve(text, to, context);
        if (first != null && first.interval() == null && last != null && last.interval() != null) {
            first = found.get(i)
                    .rule()
                    .resolve(text, from, context.on(last.interval().last()));
        }
        if (first == null || last == null || first.interval() == null || last.interval() == null) {
            return false;
        }
        Interval start = first.interval();
        Interval end = last.interval();
        while (first.yearless() && start.first().isAfter(end.first())) {
            start = yearsLater(start, -1);
        }
        if (first.yearless() && !last.yearless()) {
            while (!yearsLater(start, 1).first().isAfter(end.first())) {
                start = yearsLater(start, 1);
            }
        }
        while (last.yearless() && end.first().isBefore(start.first())) {
            end = yearsLater(end, 1);
        }
        if (end.last().isBefore(start.first())) {
            if (end.isDay() && start.isDay() && ChronoUnit.DAYS.between(end.first(), start.first()) < 7) {
                end = new Interval(end.first().plusWeeks(1), end.last().plusWeeks(1));
            } else {
                return false;
            }
        }
        keep(sentence, opening.orElse(from).union(to), last.with(start.union(end)));
        return true;
    }

    private static Interval yearsLater(Interval interval, int years) {
        LocalDate last = interval.last().plusYears(years);
        boolean monthEnd = interval.last().plusDays(1).getDayOfMonth() == 1 && !interval.isDay();
        return new Interval(
                interval.first().plusYears(years), monthEnd ? last.withDayOfMonth(last.lengthOfMonth()) : last);
    }
}
