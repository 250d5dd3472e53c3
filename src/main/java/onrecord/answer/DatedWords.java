package onrecord.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onrecord.language.Interval;
import onrecord.language.Language;
import onrecord.language.ResolvedTime;
import onrecord.language.ResolvedTime.Leaning;
import onrecord.language.TextSpan;
import onrecord.language.Texts;

/** Says in one language what an answer answers, when, and where sources differ: the words above the quotes. Immutable. */
public final class DatedWords {
    private static final Map<Language, DatedWords> ALL = new EnumMap<>(Language.class);
    private static final Pattern PREPOSITION =
            Pattern.compile("(?i)\\b(?:on|in|at|by|until|till|from|during|since) (?:the )?$");

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new DatedWords(Texts.of("onrecord.answer.dating", language)));
        }
    }

    private final Texts texts;

    private DatedWords(Texts texts) {
        this.texts = texts;
    }

    public static DatedWords in(Language language) {
        DatedWords words = ALL.get(language);
        if (words == null) {
            throw new IllegalStateException("no texts in " + language);
        }
        return words;
    }

    /**
     * The answer itself, a line for each account where sources differ, the latest first; else its words, with the time
     * they name. Never empty.
     */
    public List<String> lead(Answer.Quoted answer) {
        if (!answer.accounts().isEmpty()) {
            return accounts(answer.accounts());
        }
        ResolvedTime time = answer.time();
        if (time == null) {
            return List.of(answer.text());
        }
        Quote quote = answer.quotes().get(0);
        String words = words(quote, time);
        Optional<String> resolved = resolved(quote, time, words);
        if (resolved.isEmpty()) {
            return List.of(answer.text());
        }
        return words.contains(answer.text()) ? List.of(resolved.get()) : List.of(answer.text(), resolved.get());
    }

    /** The words that name a time, with the preposition before them. */
    private static String words(Quote quote, ResolvedTime time) {
        String body = quote.article().body();
        Matcher preposition = PREPOSITION
                .matcher(body)
                .region(
                        Math.max(quote.span().start(), time.words().start() - 15),
                        time.words().start());
        int start = preposition.find() ? preposition.start() : time.words().start();
        return new TextSpan(start, time.words().end()).in(body);
    }

    /** Which time it is, and how that is known; empty where the words say it all. */
    private Optional<String> resolved(Quote quote, ResolvedTime time, String words) {
        LocalDate published = quote.article().provenance().published();
        Interval interval = time.interval();
        if (interval == null) {
            return published == null && time.leansOn() == Leaning.PUBLICATION
                    ? Optional.of(texts.get("time.undated", words))
                    : Optional.empty();
        }
        String written = interval.written(texts.language().locale());
        if (time.leansOn() == Leaning.NOTHING) {
            String english = interval.written(Language.EN.locale());
            return words.contains(english) ? Optional.empty() : Optional.of(texts.get("time", words, written));
        }
        if (published == null) {
            return Optional.of(texts.get("time", words, written));
        }
        Interval from = time.from();
        return Optional.of(
                from == null
                        ? texts.get("time.article", words, written, texts.date(published))
                        : texts.get(
                                "time.counted",
                                words,
                                written,
                                from.written(texts.language().locale()),
                                texts.date(published)));
    }

    private List<String> accounts(List<Account> accounts) {
        List<String> lines = new ArrayList<>();
        boolean inOrder = accounts.stream().map(Account::asOf).distinct().count() == accounts.size();
        if (!inOrder) {
            lines.add(texts.get("differ"));
        }
        for (int i = 0; i < accounts.size(); i++) {
            Account account = accounts.get(i);
            LocalDate asOf = account.asOf();
            String day = asOf == null ? texts.get("unknown") : texts.date(asOf);
            if (!inOrder) {
                lines.add(texts.get(
                        "account.source", account.quote().article().provenance().source(), day, account.text()));
            } else if (asOf == null) {
                lines.add(texts.get("account.undated", account.text()));
            } else {
                lines.add(texts.get(i == 0 ? "account.later" : "account", day, account.text()));
            }
        }
        return lines;
    }

    /** The day a quote's claim was made, where it is not the day of publication: "as of 8 November 2025". */
    public Optional<String> asOf(Quote quote) {
        LocalDate asOf = quote.asOf();
        return asOf == null || asOf.equals(quote.article().provenance().published())
                ? Optional.empty()
                : Optional.of(texts.get("as-of", texts.date(asOf)));
    }
}
