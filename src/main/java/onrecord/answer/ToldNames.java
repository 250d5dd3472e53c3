package onrecord.answer;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import onrecord.index.Lexicon;
import onrecord.language.Countries;
import onrecord.language.Names;
import onrecord.language.Sounds;
import onrecord.language.TextSpan;
import onrecord.language.Words;

/** The names that a text tells, however it writes them. Thread-safe. */
final class ToldNames {
    /** What joins the parts of a name. */
    static final Pattern OF = Pattern.compile(" of (?:the )?");

    /** Names that sound less alike are two. */
    private static final double SAME_SOUND = 0.18;

    private static final int SHORTEST_MISSPELT = 5;
    /** The same for a word whose neighbours in the name are there too. */
    private static final int SHORTEST_LETTER_OFF = 4;
    /** The rest of a word, which may have two hyphens: any number of them could be parted in too many ways. */
    private static final String WORD = "[\\p{L}'’]++(?:-[\\p{L}'’]++){0,2}";
    /** From this length on a name inside another word is the name: "transatlantic". */
    private static final int LONG_WORD = 6;

    private final String text;
    private final Lexicon lexicon;
    private final List<String> tokens;
    private final String words;
    private final Set<String> terms;
    private final Set<String> capitals = new HashSet<>();

    ToldNames(String text, Lexicon lexicon) {
        this.text = text;
        this.lexicon = lexicon;
        tokens = List.copyOf(Names.canonicalTokens(text));
        words = " " + String.join(" ", tokens) + " ";
        terms = Set.copyOf(lexicon.terms(text));
        for (Words.Token token : Words.in(text)) {
            if (Character.isUpperCase(text.charAt(token.span().start()))) {
                capitals.add(token.folded());
            }
        }
    }

    /** Whether the text tells of who or what the particular, a name or a place, names. */
    boolean bear(Particular particular) {
        List<String> parts = OF.splitAsStream(particular.text()).toList();
        if (parts.size() > 1) {
            return holdsNearly(particular.text())
                    || parts.stream()
                            .allMatch(part -> bear(
                                    new Particular(particular.kind(), part, particular.span(), particular.located())));
        }
        String name = String.join(" ", Names.canonicalTokens(particular.text()));
        Set<String> witnesses = Countries.witnesses(name, particular.located());
        if (hold(name) || witnesses.stream().anyMatch(this::hold) || bearsInitials(particular.text())) {
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
        boolean another = particular.kind() == Missing.Kind.NAME
                && telling.size() == 2
                && Words.in(particular.text()).size() == 2
                && !isPlainWord(telling.get(0))
                && isOfAnother(telling.get(0), last);
        return (bearsWord(last, particular) && !another)
                || (telling.size() > 1
                        && Pattern.compile("(?i:\\b" + Pattern.quote(telling.get(0)) + "\\b)(?! \\p{Lu})")
                                .matcher(text)
                                .find()
                        && capitals.contains(telling.get(0)));
    }

    /**
     * Whether the text brings in someone else by a last name: below the headline it has it first, and wherever a given
     * name goes with it, with another one.
     */
    private boolean isOfAnother(String given, String last) {
        List<List<String>> bearers = Names.in(text, new TextSpan(text.indexOf('\n') + 1, text.length())).stream()
                .map(name -> Words.in(name.in(text)).stream()
                        .map(Words.Token::folded)
                        .toList())
                .filter(name -> !name.isEmpty() && isWritten(last, name.get(name.size() - 1)))
                .map(name -> name.subList(0, name.size() - 1).stream()
                        .filter(word -> !Names.isGeneric(word) && !isPlainWord(word))
                        .toList())
                .toList();
        return !bearers.isEmpty()
                && !bearers.get(0).isEmpty()
                && bearers.stream().flatMap(List::stream).noneMatch(other -> Names.mayBeOnePersons(given, other));
    }

    /** Whether a told word may be the one asked about, perhaps misspelt. */
    private static boolean isWritten(String asked, String told) {
        return asked.equals(told)
                || (asked.length() >= SHORTEST_MISSPELT && Sounds.distance(asked, told) <= SAME_SOUND);
    }

    /** Whether the text has a word without a capital too: the "Storm" of "Storm Ilse". */
    private boolean isPlainWord(String folded) {
        return Words.in(text).stream()
                .anyMatch(word -> word.folded().equals(folded)
                        && !Character.isUpperCase(text.charAt(word.span().start())));
    }

    boolean hold(String canonical) {
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
        if (hold(word) || (!lexicon.terms(word).isEmpty() && terms.containsAll(lexicon.terms(word)))) {
            return true;
        }
        if (Countries.witnesses(word, particular.located()).stream().anyMatch(this::hold)) {
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
                .mapToObj(c -> Pattern.quote(Character.toString(c)) + WORD)
                .collect(Collectors.joining("[ -](?:(?:of|the|and|for|on|in|de) )*+"));
        return Pattern.compile("\\b" + spelled).matcher(text).find();
    }
}
