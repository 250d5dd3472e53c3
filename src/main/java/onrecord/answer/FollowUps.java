package onrecord.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onrecord.answer.Conversation.Turn;
import onrecord.language.Names;
import onrecord.language.TemporalExpressions;
import onrecord.language.Words;

/**
 * Completes questions that lean on the one before: "and in Geneva?", "who said that?", "why?". By rule, without a
 * language model: what the question lacks (a name, a place, what was said) is put in from the last turn. English is
 * rewritten; in Russian and Ukrainian, whose words change by case, the missing words are added instead.
 *
 * <p>Stateless and thread-safe.
 */
public final class FollowUps implements Completer {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final int FRAGMENT_WORDS = 6;
    private static final int LONGEST_REFERENT = 200;
    private static final int WORDS_THAT_SAY_SOMETHING = 5;

    private static final String ASKING =
            "who|whom|whose|what|when|where|why|which|how|did|do|does|is|are|was|were|has|have|had"
                    + "|will|would|can|could|should|кто|кого|кому|что|чего|когда|где|куда|почему|зачем|как|какой|какая|какие"
                    + "|сколько|хто|кого|що|чого|коли|де|куди|чому|навіщо|як|який|яка|які|скільки";

    private static final Pattern OPENER = Pattern.compile(
            "^(?:(?:and|but|so)[ ,]+)?(?:what about|how about)\\s+|^(?:and|but|also|or|so)[ ,]+"
                    + "|^(?:а|и|но|і|й|та|але)[ ,]+(?:(?:что|как)\\s+(?:насч[её]т|про)\\s+|(?:що|як)\\s+(?:щодо|про|з)\\s+)?"
                    + "|^(?:как|что)\\s+насч[её]т\\s+|^(?:як|що)\\s+щодо\\s+",
            FLAGS);
    private static final Pattern ASKS = Pattern.compile("^(?:" + ASKING + ")\\b.*", FLAGS);
    /** A fragment with one of these is a question of its own. */
    private static final Pattern VERB =
            Pattern.compile("\\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|said|says)\\b", FLAGS);

    private static final Pattern LEADING_QUESTION = Pattern.compile("^(?:(?:" + ASKING + ")\\b\\s*)++", FLAGS);
    private static final Pattern BARE = Pattern.compile(
            "^(why|when|where|who|how|how come|how much|how many|how long|since when|what for|почему|зачем|когда|где|кто"
                    + "|сколько|чому|навіщо|коли|де|хто|скільки)(?:\\s+(?:was|is|so|exactly|именно|саме|then))?$"
                    + "|^(?:to|with|from|for|by|about|against|on|of)\\s+(?:who|whom|what|where)$",
            FLAGS);
    /** A question whose auxiliary stands behind what it asks with, or first, and its subject after that. */
    private static final Pattern INVERTED = Pattern.compile(
            "^(?:(?:what|when|where|why|how)\\s+)?((?:do|does|did|has|have|had|is|are|was|were|will|would|can|could|should)\\b.*)",
            FLAGS);

    private static final Pattern ASKS_WHO = Pattern.compile("^(?:who|whose|кто|хто)\\b.*", FLAGS);
    private static final Pattern MORE = Pattern.compile(
            "^(?:(?:tell me |say )?more(?: details| about (?:that|it|this))?|(?:any |more )?details|go on|what else"
                    + "|подробнее|подробности|ещё|еще|что ещё|что еще|детальніше|подробиці|ще|що ще)$",
            FLAGS);
    private static final Pattern PREPOSITION = Pattern.compile(
            "^(in|at|on|by|to|from|with|for|about|after|before|during|since|в|во|на|с|со|о|об|из|к|до|после|у|із|з|зі"
                    + "|про|після|від)\\s+\\S.*",
            FLAGS);

    /** A name of one or more capitalised words, or a year. */
    private static final String NAME =
            "(?:the )?(?:\\p{Lu}[\\p{L}\\p{Nd}'’.-]*|\\p{Nd}{4})(?:\\s+(?:\\p{Lu}[\\p{L}\\p{Nd}'’-]*|\\p{Nd}{1,4}))*+";

    private static final Pattern NAMES = Pattern.compile("(?<![\\p{L}\\p{Nd}])" + NAME);
    private static final Pattern PLACE =
            Pattern.compile("\\b(?:in|at)\\s+((?:the )?\\p{Lu}[\\p{L}'’-]*(?:\\s+\\p{Lu}[\\p{L}'’-]*)*+)");

    private static final Pattern HE = Pattern.compile("\\b(he|she|him|they|them)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern HIS = Pattern.compile("\\b(his|her|their)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern THERE =
            Pattern.compile("(?<!\\bis )(?<!\\bare )(?<!\\bwas )(?<!\\bwere )\\bthere\\b", Pattern.CASE_INSENSITIVE);
    /** "that" and the like where they stand for something: at the end, or as the subject of a question. */
    private static final Pattern THAT = Pattern.compile(
            "\\b(that|this|it|those|these)$|(?<=\\b(?:is|was|did|does|has|will|would|were|are|said|say) )(that|this|it)(?= \\p{Ll}+(?:ed|en|e|t)?$)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OTHER_PERSON = Pattern.compile(
            "\\b(?:он|она|они|его|её|ее|ему|ей|их|им|нём|нем|ней|них|він|вона|вони|його|її|йому|їй|їх|їм|нього|неї|ньому)\\b",
            FLAGS);
    private static final Pattern OTHER_THING =
            Pattern.compile("\\b(?:это|этого|этом|этому|там|тогда|це|цього|цьому|тоді)\\b", FLAGS);

    /** How names of men end in the genitive, dative and instrumental. */
    private static final List<Pattern> CASES = Stream.of(
                    "(?:[бвгґджзклмнпрстфхцчшщ][ая]|[оеь]го)$", "(?:[бвгґджзклмнпрстфхцчшщ][ую]|[оеь]му)$", "[оеєиы]м$")
            .map(Pattern::compile)
            .toList();

    private static final Pattern OWNING = Pattern.compile("(?:['’]s|(?<=s)['’])$");

    /** Names that "he" and "she" cannot mean and that are no places either, common in news. */
    private static final Set<String> BODIES = Set.of("Kremlin", "EU", "European Union", "NATO", "UN", "America");

    @Override
    public String complete(String question, Conversation so) {
        String asked = question.strip();
        if (so.turns().isEmpty()) {
            return question;
        }
        Turn last = so.turns().get(so.turns().size() - 1);
        String bare = withoutMark(asked);
        if (MORE.matcher(bare).matches()) {
            return last.question();
        }
        if (BARE.matcher(bare).matches()) {
            return bare + " " + asked(last.question()) + "?";
        }
        String rest = OPENER.matcher(bare).replaceFirst("");
        boolean opened = rest.length() < bare.length() && !rest.isBlank();
        if (opened
                && words(rest) <= FRAGMENT_WORDS
                && !ASKS.matcher(rest).matches()
                && !VERB.matcher(rest).find()
                && resolve(rest, last).isEmpty()) {
            return vary(last.question(), rest);
        }
        if (opened && BARE.matcher(rest).matches()) {
            return rest + " " + asked(last.question()) + "?";
        }
        return resolve(opened ? rest : bare, last).map(text -> text + "?").orElse(question);
    }

    /** The previous question with the fragment in the place of its like, or behind it. */
    private static String vary(String previous, String fragment) {
        String base = withoutMark(previous);
        Matcher preposition = PREPOSITION.matcher(fragment);
        if (preposition.matches()) {
            Pattern like = Pattern.compile("\\b" + Pattern.quote(preposition.group(1)) + "\\s+" + NAME);
            return last(like, base).map(found -> replace(base, found, fragment)).orElse(base + " " + fragment) + "?";
        }
        boolean named = Character.isUpperCase(fragment.codePointAt(0)) || fragment.startsWith("the ");
        return (named ? alike(base, fragment).or(() -> firstName(base, name -> true)) : Optional.<MatchResult>empty())
                        .map(found -> replace(base, found, fragment))
                        .orElse(base + " " + fragment)
                + "?";
    }

    /** In Russian and Ukrainian, the last name that has the case of another by its ending; empty if that does not tell. */
    private static Optional<MatchResult> alike(String text, String name) {
        return CASES.stream()
                .filter(ending -> ending.matcher(name).find())
                .findFirst()
                .flatMap(ending -> NAMES.matcher(text)
                        .results()
                        .filter(other -> other.start() > 0
                                && ending.matcher(other.group()).find())
                        .reduce((earlier, later) -> later));
    }

    /** The text with its pronouns filled in; empty if there are none that lean on the last turn. */
    private static Optional<String> resolve(String text, Turn last) {
        String result = text;
        int ownName = firstName(text, name -> true).map(MatchResult::start).orElse(Integer.MAX_VALUE);
        result = substitute(result, HE, ownName, person(last), name -> name);
        result = substitute(result, HIS, ownName, person(last), name -> name + "'s");
        result = substitute(result, THERE, Integer.MAX_VALUE, place(last), name -> "in " + name);
        if (ownName == Integer.MAX_VALUE) {
            result = substitute(result, THAT, Integer.MAX_VALUE, Optional.of(thing(last)), name -> name);
        }
        if (result.equals(text) && OTHER_PERSON.matcher(text).find() && ownName == Integer.MAX_VALUE) {
            result = text + " (" + person(last).orElse(content(last.question())) + ")";
        } else if (result.equals(text) && OTHER_THING.matcher(text).find() && ownName == Integer.MAX_VALUE) {
            result = text + " (" + thing(last) + ")";
        }
        return result.equals(text) ? Optional.empty() : Optional.of(result);
    }

    private static String substitute(
            String text, Pattern pronoun, int before, Optional<String> referent, Function<String, String> form) {
        Matcher matcher = pronoun.matcher(text);
        return referent.isPresent() && matcher.find() && matcher.start() < before
                ? replace(text, matcher.toMatchResult(), form.apply(referent.get()))
                : text;
    }

    /** Whom "he" means: the answer if it is a name, else the first person the question names. */
    private static Optional<String> person(Turn last) {
        // "He" is no month.
        String said = TemporalExpressions.without(last.answer());
        String answer = withoutMark(said);
        if (words(answer) <= 4 && NAMES.matcher(answer).matches() && maybePerson(answer)) {
            return Optional.of(answer);
        }
        // "Who is Reid's deputy?" asks for someone else than Reid.
        boolean isOther = ASKS_WHO.matcher(last.question()).matches();
        return firstName(last.question(), name -> maybePerson(name) && !(isOther && isOwner(name)))
                .or(() -> firstName(said, name -> maybePerson(name) && !(isOther && isOwner(name))))
                .or(() -> firstName(last.question(), FollowUps::maybePerson))
                .map(name -> OWNING.matcher(name.group()).replaceFirst(""));
    }

    private static boolean isOwner(String name) {
        return OWNING.matcher(name).find();
    }

    private static boolean maybePerson(String name) {
        return !name.startsWith("the ")
                && !Words.isStopWord(Names.fold(name))
                && !Names.isPlace(name)
                && !BODIES.contains(name)
                && !Character.isDigit(name.charAt(0));
    }

    private static Optional<String> place(Turn last) {
        return last(PLACE, last.question()).or(() -> last(PLACE, last.answer())).map(found -> found.group(1));
    }

    /** What "that" means: what the answer says, or what the question was about if the answer says little. */
    private static String thing(Turn last) {
        String answer = withoutMark(last.answer().replaceAll("[\"“”«»]", ""));
        if (words(answer) < WORDS_THAT_SAY_SOMETHING) {
            return content(last.question());
        }
        if (answer.length() <= LONGEST_REFERENT) {
            return answer;
        }
        int space = answer.lastIndexOf(' ', LONGEST_REFERENT);
        return answer.substring(0, space > 0 ? space : LONGEST_REFERENT);
    }

    /** What is left of a question for other words to ask about: "did Reid go" of "Where did Reid go?". */
    private static String asked(String question) {
        String bare = withoutMark(question);
        Matcher inverted = INVERTED.matcher(bare);
        return inverted.matches()
                ? Character.toLowerCase(inverted.group(1).charAt(0))
                        + inverted.group(1).substring(1)
                : content(question);
    }

    /** A question without the words that ask. */
    private static String content(String question) {
        String bare = withoutMark(question);
        String content = LEADING_QUESTION.matcher(bare).replaceFirst("");
        return content.isBlank() ? bare : content;
    }

    /** The first name in a text, behind the words that ask: "Trump" in "Did Trump go?". */
    private static Optional<MatchResult> firstName(String text, Predicate<String> fits) {
        Matcher asking = LEADING_QUESTION.matcher(text);
        Matcher names = NAMES.matcher(text).region(asking.find() ? asking.end() : 0, text.length());
        return names.results().filter(name -> fits.test(name.group())).findFirst();
    }

    private static Optional<MatchResult> last(Pattern pattern, String text) {
        return pattern.matcher(text).results().reduce((earlier, later) -> later);
    }

    private static String replace(String text, MatchResult found, String by) {
        return text.substring(0, found.start()) + by + text.substring(found.end());
    }

    private static String withoutMark(String text) {
        return text.strip().replaceFirst("(?<![\\s?.!…])[\\s?.!…]++$", "");
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
