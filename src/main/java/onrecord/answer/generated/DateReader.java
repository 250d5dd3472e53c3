package onrecord.answer.generated;

import java.math.BigDecimal;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onrecord.language.Words;
import org.jspecify.annotations.Nullable;

/**
 * Reads the date that begins at a word, if one does: "27 February 2025", "Feb. 27", "2025-02-27", "27.02.2025",
 * "27 февраля". A month alone counts where it is written with a capital; a year alone is a figure.
 */
final class DateReader {
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");

    private final String text;
    private final List<Words.Token> tokens;
    private final int at;
    private @Nullable NamedDay day;
    private int length;

    DateReader(String text, List<Words.Token> tokens, int at) {
        this.text = text;
        this.tokens = tokens;
        this.at = at;
        if (!iso() && !dotted() && !dayFirst()) {
            monthFirst();
        }
    }

    boolean found() {
        return day != null;
    }

    NamedDay day() {
        if (day == null) {
            throw new IllegalStateException("there is no date here");
        }
        return day;
    }

    /** How many words it takes up. */
    int length() {
        return length;
    }

    /** Its day and year, which the text thereby gives as figures too. */
    List<BigDecimal> numbers() {
        List<BigDecimal> numbers = new ArrayList<>();
        if (day().day() != null) {
            numbers.add(BigDecimal.valueOf(day().day()));
        }
        if (day().year() != null) {
            numbers.add(BigDecimal.valueOf(day().year()));
        }
        return numbers;
    }

    private boolean iso() {
        Integer year = year(at);
        Integer month = number(at + 1, 12);
        Integer dayOfMonth = number(at + 2, 31);
        if (year == null || month == null || dayOfMonth == null || !gap(at, "-") || !gap(at + 1, "-")) {
            return false;
        }
        return take(dayOfMonth, Month.of(month), year, 3);
    }

    private boolean dotted() {
        Matcher dotted = DOTTED.matcher(tokens.get(at).folded());
        if (!dotted.matches() || Integer.parseInt(dotted.group(2)) > 12 || Integer.parseInt(dotted.group(2)) < 1) {
            return false;
        }
        return take(
                Integer.parseInt(dotted.group(1)),
                Month.of(Integer.parseInt(dotted.group(2))),
                Integer.valueOf(dotted.group(3)),
                1);
    }

    private boolean dayFirst() {
        Integer dayOfMonth = number(at, 31);
        int monthAt = at + 1 < tokens.size() && tokens.get(at + 1).folded().equals("of") ? at + 2 : at + 1;
        Optional<Month> month = month(monthAt);
        if (dayOfMonth == null || month.isEmpty()) {
            return false;
        }
        return withYear(dayOfMonth, month.get(), monthAt + 1);
    }

    private void monthFirst() {
        Optional<Month> month = month(at);
        if (month.isEmpty()) {
            return;
        }
        Integer dayOfMonth = number(at + 1, 31);
        if (dayOfMonth != null) {
            withYear(dayOfMonth, month.get(), at + 2);
            return;
        }
        int first = text.codePointAt(tokens.get(at).span().start());
        boolean capital =
                Character.isUpperCase(first) || Character.UnicodeScript.of(first) == Character.UnicodeScript.CYRILLIC;
        // "May" that begins a sentence is more often a verb.
        boolean verb = at == 0 && tokens.get(at).folded().equals("may") && year(at + 1) == null;
        if (capital && !verb) {
            withYear(null, month.get(), at + 1);
        }
    }

    private boolean withYear(@Nullable Integer dayOfMonth, Month month, int next) {
        int yearAt = next < tokens.size() && tokens.get(next).folded().equals("of") ? next + 1 : next;
        Integer year = year(yearAt);
        return take(dayOfMonth, month, year, (year == null ? next : yearAt + 1) - at);
    }

    private boolean take(@Nullable Integer dayOfMonth, Month month, @Nullable Integer year, int words) {
        day = new NamedDay(dayOfMonth, month, year);
        length = words;
        return true;
    }

    private Optional<Month> month(int i) {
        return i < tokens.size() ? NumberWords.month(tokens.get(i).folded()) : Optional.empty();
    }

    private @Nullable Integer year(int i) {
        Integer value = number(i, 2199);
        return value != null && value >= 1000 && tokens.get(i).span().length() == 4 ? value : null;
    }

    /** A whole number in digits, from 1. */
    private @Nullable Integer number(int i, int most) {
        if (i >= tokens.size() || !Character.isDigit(tokens.get(i).folded().charAt(0))) {
            return null;
        }
        BigDecimal value = NumberWords.number(tokens.get(i).folded()).orElse(BigDecimal.ZERO);
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        return whole && value.signum() > 0 && value.compareTo(BigDecimal.valueOf(most)) <= 0 ? value.intValue() : null;
    }

    private boolean gap(int after, String expected) {
        return after + 1 < tokens.size()
                && text.substring(
                                tokens.get(after).span().end(),
                                tokens.get(after + 1).span().start())
                        .equals(expected);
    }
}
