package onrecord.answer;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import onrecord.corpus.Article;
import onrecord.index.Lexicon;
import onrecord.language.CalendarDay;
import onrecord.language.Countries;
import onrecord.language.Happenings.Happening;
import onrecord.language.Names;
import onrecord.language.Numerals;
import onrecord.language.Sentences;
import onrecord.language.Sounds;
import onrecord.language.TextSpan;
import onrecord.language.Words;
import org.jspecify.annotations.Nullable;

/** What one article bears of what a question names, however it words it. Thread-safe. */
final class Witness {
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(1\\d{3}|20\\d{2})(s?)(?!\\d)");
    private static final Pattern RANGE =
            Pattern.compile("(1\\d{3}|20\\d{2})(?: and | to |[–-])(?:(1\\d{3}|20\\d{2})|(\\d{2}))(?!\\d)");
    /** What joins the parts of a name. */
    static final Pattern OF = Pattern.compile(" of (?:the )?");

    private static final Pattern CENTURY = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)[ -]centur");
    private static final Pattern OTHER_YEARS =
            Pattern.compile("\\b(?:last|previous|next|past|years? (?:ago|earlier|before|later)|decades?)\\b");
    /** An article speaks of the days of the week before it by their names. */
    private static final int DAYS_TOLD = 8;
    /** Names that sound less alike are two. */
    private static final double SAME_SOUND = 0.18;

    private static final int SHORTEST_MISSPELT = 5;
    /** The same for a word whose neighbours in the name are there too. */
    private static final int SHORTEST_LETTER_OFF = 4;
    /** From this length on a name inside another word is the name: "transatlantic". */
    private static final int LONG_WORD = 6;
    /** How many sentences before and after an event may name who it befell. */
    private static final int AROUND = 2;
    /** How far behind its number a noun may stand: "three hard rounds". */
    private static final int NEAR = 30;

    private final Lexicon lexicon;
    private final @Nullable LocalDate published;
    private final String text;
    private final String folded;
    private final List<String> tokens;
    private final String words;
    private final Set<String> terms;
    private final Set<String> capitals = new HashSet<>();
    private final List<Numerals.Numeral> numerals;

    Witness(Article article, Lexicon lexicon) {
        this.lexicon = lexicon;
        text = article.provenance().title() + "\n" + withoutFurniture(article);
        published = article.provenance().published();
        folded = Names.fold(text);
        tokens = List.copyOf(Names.canonicalTokens(text));
        words = " " + String.join(" ", tokens) + " ";
        terms = Set.copyOf(lexicon.terms(text));
        numerals = Numerals.in(text);
        for (Words.Token token : Words.in(text)) {
            if (Character.isUpperCase(text.charAt(token.span().start()))) {
                capitals.add(token.folded());
            }
        }
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
            case NAME, PLACE -> bearsName(particular);
            case YEAR -> bearsYear(Integer.parseInt(particular.text()));
            case DATE -> bearsDay(particular.text());
            case NUMBER -> bearsNumber(particular.text());
            case EVENT, SPEECH, WORDS -> true;
        };
    }

    private boolean bearsName(Particular particular) {
        List<String> parts = OF.splitAsStream(particular.text()).toList();
        if (parts.size() > 1) {
            return holdsNearly(particular.text())
                    || parts.stream()
                            .allMatch(part -> bearsName(
                                    new Particular(particular.kind(), part, particular.span(), particular.located())));
        }
        String name = String.join(" ", Names.canonicalTokens(particular.text()));
        Set<String> witnesses = Countries.witnesses(name, particular.located());
        if (holds(name) || witnesses.stream().anyMatch(this::holds) || bearsInitials(particular.text())) {
            return true;
        }
        if (!witnesses.isEmpty()) {
            return false;
        }
        List<String> telling = Words.in(particular.text()).stream()
                .map(Words.Token::folded)
                .filter(word -> !Names.isGeneric(word) && !Words.isStopWord(word))
                .toList();
        if (telling.isEmpty()) {
            return true;
        }
        // A person's last name suffices, or the first one alone where the article uses it so: "Xi".
        String last = telling.get(telling.size() - 1);
        return bearsWord(last, particular)
                || (telling.size() > 1
                        && Pattern.compile(
                                        "\\b" + Pattern.quote(telling.get(0)) + "\\b(?! \\p{Lu})",
                                        Pattern.CASE_INSENSITIVE)
                                .matcher(text)
                                .find()
                        && capitals.contains(telling.get(0)));
    }

    private boolean holds(String canonical) {
        return words.contains(" " + canonical + " ");
    }

    /** Whether the words stand in the text in their order, one of them perhaps a letter off: "Mark of Anarchy" by a mask of it. */
    private boolean holdsNearly(String name) {
        List<String> asked = Names.canonicalTokens(name);
        return IntStream.rangeClosed(0, tokens.size() - asked.size())
                .mapToObj(from -> tokens.subList(from, from + asked.size()))
                .anyMatch(told -> {
                    List<Integer> other = IntStream.range(0, asked.size())
                            .filter(i -> !asked.get(i).equals(told.get(i)))
                            .boxed()
                            .toList();
                    return other.size() <= 1 && other.stream().allMatch(i -> isLetterOff(asked.get(i), told.get(i)));
                });
    }

    private static boolean isLetterOff(String one, String other) {
        return one.length() == other.length()
                && one.length() >= SHORTEST_LETTER_OFF
                && one.charAt(0) == other.charAt(0)
                && IntStream.range(1, one.length())
                                .filter(i -> one.charAt(i) != other.charAt(i))
                                .count()
                        == 1;
    }

    private boolean bearsWord(String word, Particular particular) {
        if (holds(word) || (!lexicon.terms(word).isEmpty() && terms.containsAll(lexicon.terms(word)))) {
            return true;
        }
        if (Countries.witnesses(word, particular.located()).stream().anyMatch(this::holds)) {
            return true;
        }
        if (word.length() >= LONG_WORD && words.contains(word)) {
            return true;
        }
        boolean mayBeMisspelt = word.length() >= SHORTEST_MISSPELT && particular.kind() != Missing.Kind.PLACE;
        return capitals.stream()
                .anyMatch(
                        other -> isForm(word, other) || (mayBeMisspelt && Sounds.distance(word, other) <= SAME_SOUND));
    }

    /** "Chicagoans" of "Chicago", "Shahed" of "Shaheds". */
    private static boolean isForm(String one, String other) {
        String shorter = one.length() < other.length() ? one : other;
        String longer = one.length() < other.length() ? other : one;
        return shorter.length() >= 4 && longer.startsWith(shorter) && longer.length() - shorter.length() <= 3;
    }

    /** "WHO" by a World Health Organization, and the reverse. */
    private boolean bearsInitials(String name) {
        List<Words.Token> tokens = Words.in(name);
        if (tokens.size() > 1) {
            String initials = tokens.stream()
                    .map(token ->
                            name.substring(token.span().start(), token.span().start() + 1))
                    .filter(letter -> Character.isUpperCase(letter.charAt(0)))
                    .collect(Collectors.joining());
            return initials.length() > 1 && capitals.contains(initials.toLowerCase(Locale.ROOT));
        }
        String acronym = name.replace(".", "");
        if (acronym.length() < 2 || !acronym.equals(acronym.toUpperCase(Locale.ROOT))) {
            return false;
        }
        String spelled = acronym.chars()
                .mapToObj(c -> Pattern.quote(Character.toString(c)) + "[\\p{L}'’-]+")
                .collect(Collectors.joining("[ -](?:(?:of|the|and|for|on|in|de) )*"));
        return Pattern.compile("\\b" + spelled).matcher(text).find();
    }

    private boolean bearsYear(int year) {
        if (published != null) {
            int away = Math.abs(published.getYear() - year);
            if (away == 0 || (away == 1 && OTHER_YEARS.matcher(folded).find())) {
                return true;
            }
        }
        Matcher told = YEAR.matcher(folded);
        while (told.find()) {
            int from = Integer.parseInt(told.group(1));
            int years = told.group(2).isEmpty() ? 0 : from % 100 == 0 ? 99 : 9;
            if (year >= from && year <= from + years) {
                return true;
            }
        }
        Matcher range = RANGE.matcher(folded);
        while (range.find()) {
            int from = Integer.parseInt(range.group(1));
            String to = range.group(2) != null ? range.group(2) : range.group(1).substring(0, 2) + range.group(3);
            if (year >= from && year <= Integer.parseInt(to)) {
                return true;
            }
        }
        Matcher century = CENTURY.matcher(folded);
        while (century.find()) {
            if ((year - 1) / 100 + 1 == Integer.parseInt(century.group(1))) {
                return true;
            }
        }
        return false;
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
                names.stream().map(Witness::lastWord).filter(this::holds).toList();
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
