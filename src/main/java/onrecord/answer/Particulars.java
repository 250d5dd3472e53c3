package onrecord.answer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onrecord.language.CalendarDay;
import onrecord.language.Countries;
import onrecord.language.Names;
import onrecord.language.Numerals;
import onrecord.language.TextSpan;
import onrecord.language.Words;

/** Finds what an English question names. Pure. */
final class Particulars {
    private static final Pattern YEAR =
            Pattern.compile("(?<![\\p{L}\\d.,$€£-])(?:1[0-9]|20)\\d{2}(?![\\d.,]*\\d|\\p{L}|-\\p{L})");
    private static final Pattern LOCATED = Pattern.compile(
            ".*\\b(?:in|at|near|outside|from|to|visit(?:ed)?)(?: the)?(?: \\p{Ll}+)? $", Pattern.CASE_INSENSITIVE);
    /** Numbers after these are not meant to the letter, or count what nobody counts. */
    private static final Pattern ROUGH = Pattern.compile(
            ".*\\b(?:about|around|roughly|nearly|almost|over|under|least|most|than|up to|top|last|past|next|first|every|or|between)(?: the)? $",
            Pattern.CASE_INSENSITIVE);
    /** How far one thing is from another, which articles leave to be reckoned. */
    private static final Pattern AWAY =
            Pattern.compile(" (?:years?|days?|weeks?|months?|hours?) (?:before|after|ago|earlier|later)\\b");
    /** What a number counts. */
    private static final Pattern NOUN = Pattern.compile("(?: percent|[- ])?(?:-| )?(\\p{Ll}{3,})");

    private static final Pattern THE = Pattern.compile("\\bthe $", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED = Pattern.compile("[\"“«][^\"”»]*[\"”»]");
    /** More capitals than this are a headline's. */
    private static final double MOST_CAPITALS = 0.7;

    private Particulars() {}

    /** The particulars of a question, names first, each kind in the question's order. */
    static List<Particular> of(String question) {
        List<TextSpan> taken = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(question);
        while (quoted.find()) {
            taken.add(new TextSpan(quoted.start(), quoted.end()));
        }
        List<Particular> found = new ArrayList<>();
        dates(question, taken, found);
        names(question, taken, found);
        numbers(question, taken, found);
        found.sort(Comparator.comparing(Particular::kind).thenComparing(Particular::span));
        return found;
    }

    private static void dates(String question, List<TextSpan> taken, List<Particular> found) {
        for (TextSpan day : CalendarDay.spansIn(question)) {
            add(Missing.Kind.DATE, question, day, taken, found);
        }
        Matcher year = YEAR.matcher(question);
        while (year.find()) {
            add(Missing.Kind.YEAR, question, new TextSpan(year.start(), year.end()), taken, found);
        }
    }

    private static void names(String question, List<TextSpan> taken, List<Particular> found) {
        List<Words.Token> words = Words.in(question);
        List<TextSpan> spans = new ArrayList<>(isHeadline(words, question) ? List.of() : Names.inQuestion(question));
        words.stream()
                .filter(word -> Countries.isPeople(word.folded()))
                .filter(word ->
                        Character.isUpperCase(question.charAt(word.span().start())))
                .map(Words.Token::span)
                .filter(span -> spans.stream().noneMatch(span::overlaps))
                .forEach(spans::add);
        Collections.sort(spans);
        for (TextSpan span : joined(spans, question)) {
            String name = span.in(question);
            boolean place = Names.isPlace(name) || Countries.isPeople(Names.fold(name));
            add(place ? Missing.Kind.PLACE : Missing.Kind.NAME, question, span, taken, found);
        }
    }

    /** Whether the words behind the first are mostly capitalised, and all that tell something. */
    private static boolean isHeadline(List<Words.Token> words, String question) {
        List<Words.Token> small = words.stream()
                .skip(1)
                .filter(word ->
                        !Character.isUpperCase(question.charAt(word.span().start())))
                .toList();
        int rest = words.size() - 1;
        return rest > 2
                && rest - small.size() > MOST_CAPITALS * rest
                && small.stream().allMatch(word -> Words.isStopWord(word.folded()));
    }

    /** "Treaty" and "Versailles" of "the Treaty of Versailles" as one name; not so "Macron of France". */
    private static List<TextSpan> joined(List<TextSpan> names, String question) {
        List<TextSpan> joined = new ArrayList<>();
        for (TextSpan name : names) {
            TextSpan before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null
                    && THE.matcher(question.substring(0, before.start())).find()
                    && ToldNames.OF
                            .matcher(question.substring(before.end(), name.start()))
                            .matches()) {
                joined.set(joined.size() - 1, before.union(name));
            } else {
                joined.add(name);
            }
        }
        return joined;
    }

    private static void numbers(String question, List<TextSpan> taken, List<Particular> found) {
        for (Numerals.Numeral numeral : Numerals.in(question)) {
            boolean rough = ROUGH.matcher(question.substring(0, numeral.span().start()))
                            .matches()
                    || AWAY.matcher(question.substring(numeral.span().end())).lookingAt();
            if (numeral.value() >= 2 && !rough) {
                Matcher noun = NOUN.matcher(question).region(numeral.span().end(), question.length());
                TextSpan counted = noun.lookingAt()
                        ? numeral.span().union(new TextSpan(noun.start(1), noun.end(1)))
                        : numeral.span();
                add(Missing.Kind.NUMBER, question, counted, taken, found);
            }
        }
    }

    private static void add(
            Missing.Kind kind, String question, TextSpan span, List<TextSpan> taken, List<Particular> found) {
        if (taken.stream().noneMatch(span::overlaps)) {
            boolean located =
                    LOCATED.matcher(question.substring(0, span.start())).matches();
            String text = span.in(question);
            found.add(new Particular(kind, kind == Missing.Kind.PLACE ? Countries.of(text) : text, span, located));
            taken.add(span);
        }
    }
}
