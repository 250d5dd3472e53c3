package onrecord.answer;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onrecord.language.Interval;
import onrecord.language.Names;
import onrecord.language.Quantities;
import onrecord.language.ResolvedTime;
import onrecord.language.TextSpan;
import onrecord.language.TimeReader;
import onrecord.retrieval.Question;

/**
 * What a quote says, in a form that can be compared with what another says to the same question.
 *
 * @param said a day or days, a length of time, an amount, a name's words, or whether it denies
 */
record Stance(Object said) {
    private static final double DAYS_OF_MONTH = 365.2425 / 12;
    /** How far days may be from months that say the same: a month has 30 days, or 31. */
    private static final double ABOUT = 0.02;

    /** A length of time in days; {@code inMonths} if months or years, which have more days or fewer, are in it. */
    private record Length(double days, boolean inMonths) {
        static Length of(TemporalAmount length) {
            return length instanceof Period period
                    ? new Length(
                            period.toTotalMonths() * DAYS_OF_MONTH + period.get(ChronoUnit.DAYS),
                            period.toTotalMonths() != 0)
                    : new Length(Duration.from(length).toSeconds() / 86_400.0, false);
        }

        boolean agrees(Length other) {
            double apart = Math.abs(days - other.days);
            return apart <= (inMonths == other.inMonths ? 0 : ABOUT * Math.max(days, other.days));
        }
    }

    /** What the words of a quote that answer say; empty where that cannot be compared. */
    static Optional<Stance> of(Quote quote, TextSpan words, Question question) {
        String body = quote.article().body();
        Optional<? extends Object> said = switch (question.type()) {
            case HOW_MANY -> Quantities.amount(body, words);
            case HOW_LONG -> length(quote, words).map(Length::of);
            case WHEN -> Dating.time(quote, question).map(ResolvedTime::interval);
            case WHO, WHERE, WHAT ->
                !Polarity.asksHowThingsStand(question.words())
                        ? Optional.empty()
                        : isAmount(body, words)
                                ? Quantities.amount(body, words)
                                : Optional.of(Names.canonicalTokens(words.in(body)));
            case WHY, SAID, YES_NO -> Optional.empty();
        };
        return said.map(Stance::new);
    }

    /** How long the words say it was: a "three-year war", which names the years until now, by those words alone. */
    private static Optional<TemporalAmount> length(Quote quote, TextSpan words) {
        String body = quote.article().body();
        Stream<ResolvedTime> there =
                quote.times().stream().filter(time -> time.words().overlaps(words));
        Stream<ResolvedTime> alone = Quantities.durations(body, words).stream()
                .flatMap(duration -> TimeReader.read(duration.in(body), null).stream());
        return Stream.concat(there, alone)
                .flatMap(time -> Stream.ofNullable(time.length()))
                .findFirst();
    }

    /** Whether words begin with a number. */
    static boolean isAmount(String text, TextSpan words) {
        return Quantities.amounts(text, words).stream().anyMatch(amount -> amount.start() == words.start());
    }

    /** Whether two say the same, one perhaps more exactly. */
    boolean agrees(Stance other) {
        if (said instanceof Interval day && other.said instanceof Interval otherDay) {
            return day.overlaps(otherDay);
        }
        if (said instanceof Length length && other.said instanceof Length otherLength) {
            return length.agrees(otherLength);
        }
        if (said instanceof Quantities.Amount amount && other.said instanceof Quantities.Amount otherAmount) {
            boolean isOfTheSame = amount.unit().equals(otherAmount.unit())
                    || amount.unit().isEmpty()
                    || otherAmount.unit().isEmpty();
            return amount.value() == otherAmount.value() && isOfTheSame;
        }
        if (said instanceof List<?> words && other.said instanceof List<?> otherWords) {
            return words.stream().anyMatch(otherWords::contains);
        }
        return said.equals(other.said);
    }
}
