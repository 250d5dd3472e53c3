package onrecord.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private static final Pattern PARAGRAPH = Pattern.compile("\\n[^\\n]*[.!?][\"'”’»)]*[^\\S\\n]*(?=\\n|$)");

    private final ToldNames names;
    private final ToldYears years;
    private final @Nullable LocalDate published;
    private final String text;
    private final int title;
    private final List<Numerals.Numeral> numerals;
    private final List<TextSpan> sentences;

    Witness(Article article, Lexicon lexicon) {
        text = article.provenance().title() + "\n" + withoutFurniture(article);
        title = article.provenance().title().length();
        published = article.provenance().published();
        names = new ToldNames(text, lexicon);
        years = new ToldYears(Names.fold(text), published);
        numerals = Numerals.in(text);
        sentences = Sentences.in(text, new TextSpan(0, text.length()));
    }

    /** The body with blanks for what the site put into it. */
    private static String withoutFurniture(Article article) {
        StringBuilder body = new StringBuilder(article.reading());
        for (TextSpan span : article.boilerplate()) {
            body.replace(span.start(), span.end(), "\n" + " ".repeat(Math.max(0, span.length() - 1)));
        }
        return body.toString();
    }

    /** The title and the first paragraph that is a sentence: what the article is about. */
    String opening() {
        Matcher paragraph = PARAGRAPH.matcher(text);
        return paragraph.find(title) ? text.substring(0, title) + paragraph.group() : text.substring(0, title);
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
            return IntStream.range(0, numerals.size())
                    .anyMatch(i -> isSame(number, numerals.get(i)) || (number.ordinal() && counts(i, number, noun)));
        });
    }

    private static boolean isSame(Numerals.Numeral asked, Numerals.Numeral told) {
        return asked.value() == told.value()
                || asked.base() == told.base()
                || asked.value() == told.base()
                || asked.base() == told.value();
    }

    /** Whether the article's numeral of this number counts as many of a noun. */
    private boolean counts(int number, Numerals.Numeral asked, String noun) {
        Numerals.Numeral told = numerals.get(number);
        if (told.ordinal() || told.value() < asked.value() || noun.isEmpty()) {
            return false;
        }
        int after = told.span().end();
        int end = number + 1 < numerals.size() ? numerals.get(number + 1).span().start() : text.length();
        return Names.fold(text.substring(after, Math.min(end, after + NEAR))).contains(Names.fold(noun));
    }

    /** Whether the article speaks of an event in words that a question has for it, whomever it befell. */
    boolean names(Happening happening) {
        return happening.isNamedIn(text);
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
        for (int i = 0; i < sentences.size(); i++) {
            if (happening.isToldBy(sentences.get(i).in(text))) {
                Set<String> around = Words.in(text, around(i, AROUND)).stream()
                        .map(Words.Token::folded)
                        .collect(Collectors.toSet());
                if (known.stream().anyMatch(around::contains)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The sentences that hold part of a span of the body, with so many before and after them: any furniture is left out. */
    List<String> sentencesAround(TextSpan inBody, int more) {
        return sentences(inBody, more, more);
    }

    /** The same with one after it and none before. */
    List<String> sentencesWithTheNext(TextSpan inBody) {
        return sentences(inBody, 0, 1);
    }

    private List<String> sentences(TextSpan inBody, int before, int after) {
        TextSpan wanted = new TextSpan(inBody.start() + title + 1, inBody.end() + title + 1);
        List<TextSpan> held = sentences.stream().filter(wanted::overlaps).toList();
        if (held.isEmpty()) {
            return List.of();
        }
        TextSpan around = sentences
                .get(Math.max(0, sentences.indexOf(held.get(0)) - before))
                .union(sentences.get(
                        Math.min(sentences.size() - 1, sentences.indexOf(held.get(held.size() - 1)) + after)));
        return sentences.stream()
                .filter(around::contains)
                .map(sentence -> sentence.in(text))
                .toList();
    }

    private TextSpan around(int sentence, int more) {
        return sentences
                .get(Math.max(0, sentence - more))
                .union(sentences.get(Math.min(sentences.size() - 1, sentence + more)));
    }

    private static String lastWord(String name) {
        List<Words.Token> words = Words.in(name);
        return words.get(words.size() - 1).folded();
    }
}
