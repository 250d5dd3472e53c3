package onrecord.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A Russian or Ukrainian question in English words, good for searching and reading, not for showing: word by word from
 * the glossary, names by their sound, the words of a "what did X say" in English order.
 *
 * @param english the words; empty if none is known
 * @param unknown words of the question that the glossary lacks, as written there, in order
 */
public record Translation(String english, List<String> unknown) {
    /** What is said, by the English that the glossary has for it. */
    private static final Map<String, String> SAYING = Map.ofEntries(
            Map.entry("said", "say"),
            Map.entry("called", "call"),
            Map.entry("wrote", "write"),
            Map.entry("told", "tell"),
            Map.entry("answered", "answer"),
            Map.entry("replied", "reply"),
            Map.entry("warned", "warn"),
            Map.entry("promised", "promise"),
            Map.entry("announced", "announce"),
            Map.entry("explained", "explain"),
            Map.entry("suggested", "suggest"),
            Map.entry("proposed", "propose"));

    public Translation {
        unknown = List.copyOf(unknown);
    }

    private static final Set<String> PREPOSITIONS =
            Set.of("about", "in", "on", "from", "to", "for", "with", "between", "after", "before", "during", "against");

    /** What joins two names, and says nothing at the beginning. */
    private static final Set<String> JOINING = Set.of("and", "or");

    /** What case adds to a name, or takes away. */
    private static final List<String> NAME_ENDINGS = List.of(
            "ого", "ому", "ыми", "ими", "ами", "ями", "ові", "еві", "єві", "ою", "ею", "єю", "ой", "ей", "ом", "ем",
            "єм", "ым", "им", "ым", "ої", "ів", "ов", "ах", "ам", "ью", "а", "я", "у", "ю", "е", "є", "и", "ы", "і",
            "ї", "о");

    private static final int SHORTEST_NAME = 3;

    /** What ends forms of verbs, and few names. */
    private static final Pattern VERB = Pattern.compile(
            ".{2,}(?:[аиыеіуя]л[иао]|[аиеяу]ть|[аиіяу]ти|ться|тися|л[аи]?сь|лся|вся|[аяую]ю?тс?я?|[аяую]ють|[аяуе]ет|[ия]тся|[ую]ється)");

    /** Turns a question into the articles' words. */
    public static Translation of(String question, Language language, Vocabulary articles) {
        List<Words.Token> tokens = Words.in(question);
        List<String> folded =
                tokens.stream().map(token -> token.folded().replace('ё', 'е')).toList();
        List<String> english = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        boolean noCapitals = question.equals(question.toLowerCase(Locale.ROOT));
        int i = 0;
        while (i < tokens.size()) {
            String word = folded.get(i);
            String written = tokens.get(i).span().in(question);
            Optional<Glossary.Entry> entry = Glossary.at(folded, i, language);
            if (entry.isPresent()) {
                usual(entry.get().english(), articles)
                        .filter(way -> !english.isEmpty() || !JOINING.contains(way))
                        .map(way -> isClause(way, english) ? "that" : way)
                        .ifPresent(english::add);
            } else if (!isCyrillic(word)) {
                english.add(written);
            } else {
                boolean mayBeName = i == 0 || noCapitals || Character.isUpperCase(written.charAt(0));
                Optional<String> name = mayBeName && !isVerb(word, i, written)
                        ? articles.sounding(spellings(word, language))
                                .filter(sounding -> !Words.isStopWord(Names.fold(sounding)))
                        : Optional.empty();
                boolean capital = i > 0 && Character.isUpperCase(written.charAt(0));
                if (name.isPresent()) {
                    english.add(name.get());
                } else {
                    unknown.add(written);
                    String latin = capital ? Transliteration.ofName(stem(word), language) : "";
                    // A soft sign alone leaves nothing.
                    english.addAll(latin.isEmpty() ? List.of() : List.of(latin));
                }
            }
            i += entry.map(Glossary.Entry::words).orElse(1);
        }
        return new Translation(String.join(" ", inOrder(english)), unknown);
    }

    /** The first way to say it that the articles know, else the first; empty if it says nothing. */
    private static Optional<String> usual(List<String> ways, Vocabulary articles) {
        Optional<String> first = ways.stream().findFirst();
        return ways.size() < 2
                ? first
                : ways.stream().filter(articles::holds).findFirst().or(() -> first);
    }

    /** "Who said what …" for "who said that …". */
    private static boolean isClause(String way, List<String> before) {
        return way.equals("what") && !before.isEmpty() && SAYING.containsKey(before.get(before.size() - 1));
    }

    /** Whether a word that no capital makes a name looks like a form of a verb. */
    private static boolean isVerb(String word, int at, String written) {
        boolean named = at > 0 && Character.isUpperCase(written.charAt(0));
        return !named && VERB.matcher(word).matches();
    }

    private static boolean isCyrillic(String word) {
        return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.CYRILLIC;
    }

    /** A name in Latin letters, with and without what may be an ending. */
    private static List<String> spellings(String word, Language language) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(Transliteration.ofName(word, language));
        for (String ending : NAME_ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_NAME) {
                spellings.add(Transliteration.ofName(word.substring(0, word.length() - ending.length()), language));
            }
        }
        return List.copyOf(spellings);
    }

    /** A name that nothing is known of, without its most likely ending. */
    private static String stem(String word) {
        return NAME_ENDINGS.stream()
                .filter(ending -> !ending.equals("о") && !ending.equals("ов") && !ending.equals("ів"))
                .filter(ending -> word.endsWith(ending) && word.length() - ending.length() > SHORTEST_NAME)
                .findFirst()
                .map(ending -> word.substring(0, word.length() - ending.length()))
                .orElse(word);
    }

    /** "What said Peskov about talks" becomes "What did Peskov say about talks"; all else stays as it is. */
    private static List<String> inOrder(List<String> english) {
        if (english.isEmpty()) {
            return english;
        }
        List<String> sentence = new ArrayList<>(english);
        sentence.set(
                0,
                Character.toUpperCase(english.get(0).charAt(0)) + english.get(0).substring(1));
        int verb = IntStream.range(0, english.size())
                .filter(i -> SAYING.containsKey(english.get(i)))
                .findFirst()
                .orElse(-1);
        if (verb < 1 || !(english.get(0).equals("what") || english.get(0).equals("how"))) {
            return sentence;
        }
        List<String> before = english.subList(1, verb);
        List<String> after = english.subList(verb + 1, english.size());
        int about = IntStream.range(0, after.size())
                .filter(i -> PREPOSITIONS.contains(after.get(i)))
                .findFirst()
                .orElse(after.size());
        boolean subjectFirst = !before.isEmpty() && !PREPOSITIONS.contains(before.get(0));
        List<String> ordered = new ArrayList<>(List.of("What", "did"));
        ordered.addAll(subjectFirst ? before : after.subList(0, about));
        ordered.add(Objects.requireNonNull(SAYING.get(english.get(verb))));
        ordered.addAll(subjectFirst ? after : after.subList(about, after.size()));
        ordered.addAll(subjectFirst ? List.of() : before);
        return ordered;
    }
}
