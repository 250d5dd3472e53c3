package onrecord.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import onrecord.corpus.Article;
import onrecord.index.Lexicon;
import onrecord.language.CalendarDay;
import onrecord.language.Happenings.Happening;
import onrecord.language.Names;
import onrecord.language.Numerals;
import onrecord.language.Sentences;
import onrecord.language.TextSpan;
import onrecord.language.Words;
import org.jspecify.annotations.Nullable;

/** What one article bears of what a question names, however it words it. Thread-safe. */
final class Witness {
    /** An article speaks of the days of the week before it by their names. */
    private static final int DAYS_TOLD = 8;
    /** How many sentences before and after an event may name who it befell. */
    private static final int AROUND = 2;
    /** How far behind its number a noun may stand: "three hard rounds". */
    private static final int NEAR = 30;

    private final ToldNames names;
    private final ToldYears years;
    private final @Nullable LocalDate published;
    private final String text;
    private final String folded;
    private final List<Numerals.Numeral> numerals;

    Witness(Article article, Lexicon lexicon) {
        text = article.provenance().title() + "\n" + withoutFurniture(article);
        published = article.provenance().published();
        folded = Names.fold(text);
        names = new ToldNames(text, lexicon);
        years = new ToldYears(folded, published);
        numerals = Numerals.in(text);
    }

    /** The body with blanks for what the site put into it. */
    private static String withoutFurniture(Article article) {
        StringBuilder body = new StringBuilder(article.body());
        for (TextSpan span : article.boilerplate()) {
            body.replace(span.start(), span.end(), "\n" + " ".repeat(Math.max(0, span.length() - 1)));
        }
        return body.toString();
    }

    /** Whether the article bears the particular. */
    boolean bears(Particular particular) {
        return switch (particular.kind()) {
            case NAME, PLACE -> names.bear(particular);
            case YEAR -> years.bear(Integer.parseInt(particular.text()));
            case DATE -> bearsDay(particular.text());
            case NUMBER -> bearsNumber(particular.text());
            case EVENT, SPEECH, WORDS -> true;
        };
    }

    private boolean bearsDay(String asked) {
        return CalendarDay.in(asked).stream()
                .allMatch(day -> CalendarDay.in(text).stream().anyMatch(day::mayBe)
                        || (published != null && day.isWithin(DAYS_TOLD, published)));
    }

    /** With the noun it counts: who has "three rounds" has a second round. */
    private boolean bearsNumber(String asked) {
        return Numerals.in(asked).stream().allMatch(number -> {
            String noun = asked.substring(number.span().end()).strip();
            return numerals.stream()
                    .anyMatch(other -> isSame(number, other) || (number.ordinal() && counts(other, number, noun)));
        });
    }

    private static boolean isSame(Numerals.Numeral asked, Numerals.Numeral told) {
        return asked.value() == told.value()
                || asked.base() == told.base()
                || asked.value() == told.base()
                || asked.base() == told.value();
    }

    private boolean counts(Numerals.Numeral told, Numerals.Numeral asked, String noun) {
        int after = told.span().end();
        String next = folded.substring(after, Math.min(folded.length(), after + NEAR));
        return !told.ordinal() && told.value() >= asked.value() && !noun.isEmpty() && next.contains(Names.fold(noun));
    }

    /**
     * Whether the article speaks of an event, and near to one of the names if there are any.
     *
     * @param names as the question has them
     */
    boolean tells(Happening happening, List<String> names) {
        List<String> known =
                names.stream().map(Witness::lastWord).filter(this.names::hold).toList();
        if (known.isEmpty()) {
            return happening.isToldBy(text);
        }
        List<TextSpan> sentences = Sentences.in(text, new TextSpan(0, text.length()));
        for (int i = 0; i < sentences.size(); i++) {
            if (happening.isToldBy(sentences.get(i).in(text))) {
                int from = sentences.get(Math.max(0, i - AROUND)).start();
                int to = sentences
                        .get(Math.min(sentences.size() - 1, i + AROUND))
                        .end();
                Set<String> around = Words.in(text, new TextSpan(from, to)).stream()
                        .map(Words.Token::folded)
                        .collect(Collectors.toSet());
                if (known.stream().anyMatch(around::contains)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String lastWord(String name) {
        List<Words.Token> words = Words.in(name);
        return words.get(words.size() - 1).folded();
    }
}
