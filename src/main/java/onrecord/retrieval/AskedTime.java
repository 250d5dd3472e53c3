package onrecord.retrieval;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onrecord.index.PassageIndex;
import onrecord.language.Interval;
import onrecord.language.ResolvedTime;
import onrecord.language.TemporalExpressions;
import onrecord.language.TextSpan;
import onrecord.language.TimeReader;
import org.jspecify.annotations.Nullable;

/**
 * The time that a question limits itself to: "in September 2025", "by 10 March", "before the Alaska meeting", or the
 * latest there is. An event is as old as the sentence that dates it says, or else as the first article that speaks of
 * it. Times without a year count from the newest article found.
 */
final class AskedTime {
    private static final Pattern LATEST = Pattern.compile(
            "(?i)\\b(?:latest|most recent(?:ly)?|newest|currently|at present|right now|as things stand)\\b");
    private static final Pattern EVENT = Pattern.compile(
            "(?i)[, ]*\\b(?<side>before|after|prior to|following|since|ahead of) (?<event>[^?,;]{3,80}?)(?= *(?:[?,;]|$))");
    private static final Pattern LIMIT = Pattern.compile(
            "(?i)[, ]*\\b(?:(?<before>before|prior to|ahead of)|(?<by>by|as of|until|till|up to)|(?<after>after|following|since)"
                    + "|in|on|during) (?:the )?(?:month of |year )?$");
    private static final double OLDEST = 0.7;

    private final Question question;
    private final @Nullable Limit event;
    private final boolean latest;

    /**
     * A limit and the words that set it.
     *
     * @param tells whether articles of another time count that tell of this one
     */
    private record Limit(Interval interval, TextSpan words, boolean tells) {}

    private AskedTime(Question question, @Nullable Limit event) {
        this.question = question;
        this.event = event;
        latest = LATEST.matcher(question.words()).find();
    }

    /** What a question says of time; an event that it names is looked up in the index. */
    static AskedTime of(Question question, PassageIndex index) {
        String words = question.words();
        Matcher clause = EVENT.matcher(words);
        if (clause.find()
                && TemporalExpressions.in(words, new TextSpan(clause.start("event"), words.length()))
                        .isEmpty()) {
            Optional<EventTime> event = EventTime.of(clause.group("event"), index);
            if (event.isPresent()) {
                String side = clause.group("side").toLowerCase(Locale.ROOT);
                boolean after = side.equals("after") || side.equals("following") || side.equals("since");
                Interval open = after
                        ? from(event.get().since())
                        : until(event.get().when().first().minusDays(1));
                return new AskedTime(question, new Limit(open, new TextSpan(clause.start(), clause.end()), false));
            }
        }
        return new AskedTime(question, null);
    }

    private static Interval from(LocalDate day) {
        return new Interval(day, LocalDate.MAX);
    }

    private static Interval until(LocalDate day) {
        return new Interval(LocalDate.MIN, day);
    }

    /** Whether the question says anything of time. */
    boolean isLimited() {
        return event != null
                || latest
                || (!question.words().isEmpty()
                        && !TemporalExpressions.in(
                                        question.words(),
                                        new TextSpan(0, question.words().length()))
                                .isEmpty());
    }

    /**
     * The evidence of the time asked about, with the question freed of the words that set the limit. Articles without a
     * day of publication stay. Where no dated article is of that time, all stays as it is, and the question keeps its
     * words, which the evidence does not bear.
     *
     * @param hits the best first
     */
    Evidence limited(List<RankedPassage> hits, PassageIndex index) {
        List<LocalDate> days = hits.stream()
                .map(hit -> hit.article().provenance().published())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        Limit limit = event != null ? event : named(days.isEmpty() ? null : days.get(days.size() - 1));
        if (limit != null) {
            List<RankedPassage> fitting =
                    hits.stream().filter(hit -> fits(hit, limit, index)).toList();
            if (fitting.stream().anyMatch(hit -> hit.article().provenance().published() != null)) {
                return new Evidence(without(limit.words()), fitting);
            }
        }
        return new Evidence(question, latest ? newestFirst(hits, days) : hits);
    }

    /** The time that the question's words limit it to; of several the last. */
    private @Nullable Limit named(@Nullable LocalDate newest) {
        String words = question.words();
        Limit named = null;
        for (ResolvedTime time : TimeReader.read(words, newest)) {
            Interval interval = time.interval();
            Matcher opening = LIMIT.matcher(words).region(0, time.words().start());
            if (interval == null) {
                continue;
            }
            boolean since = words.regionMatches(true, time.words().start(), "since", 0, "since".length());
            if (since || opening.find()) {
                int start = since ? time.words().start() : opening.start();
                TextSpan span = new TextSpan(start, time.words().end());
                Interval meant = interval;
                if (!since && opening.group("before") != null) {
                    meant = until(interval.first().minusDays(1));
                } else if (!since && opening.group("by") != null) {
                    meant = until(interval.last());
                } else if (!since && opening.group("after") != null) {
                    meant = from(interval.last());
                }
                named = new Limit(meant, span, true);
            }
        }
        return named;
    }

    private Question without(TextSpan words) {
        String text = question.words();
        String rest = (text.substring(0, words.start()) + text.substring(words.end())).strip();
        boolean enough = rest.split(" ", -1).length > 2;
        return new Question(
                question.text(), question.type(), question.language(), enough ? rest : text, question.unknown());
    }

    private static boolean fits(RankedPassage hit, Limit limit, PassageIndex index) {
        LocalDate published = hit.article().provenance().published();
        return published == null
                || limit.interval().contains(Interval.of(published))
                || (limit.tells()
                        && index.times(hit.passage()).times().stream()
                                .map(ResolvedTime::interval)
                                .anyMatch(interval -> interval != null
                                        && !isRunning(interval, published)
                                        && limit.interval().overlaps(interval)));
    }

    /** Whether a stretch goes on until publication: "the past decade" tells of no time in it. */
    private static boolean isRunning(Interval interval, LocalDate published) {
        return !interval.isDay() && interval.last().equals(published);
    }

    /** Ranked anew, the fused score of the oldest falling to a share; undated articles count as the oldest. */
    private static List<RankedPassage> newestFirst(List<RankedPassage> hits, List<LocalDate> days) {
        return hits.stream()
                .map(hit -> hit.weighed(recency(hit, days)))
                .sorted(Comparator.comparingDouble(RankedPassage::fusedScore).reversed())
                .toList();
    }

    private static double recency(RankedPassage hit, List<LocalDate> days) {
        LocalDate published = hit.article().provenance().published();
        int rank = published == null ? 0 : days.indexOf(published);
        return days.size() < 2 ? 1 : OLDEST + (1 - OLDEST) * rank / (days.size() - 1);
    }
}
