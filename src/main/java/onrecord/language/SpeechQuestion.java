package onrecord.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question about what was said, in English: what someone said ("What did Peskov say about flights?"), or who said
 * something ("Who called the sanctions unfriendly?").
 *
 * @param speaker who is asked about, as the question names them; empty where the question asks who it was
 * @param topic what it was to be about, in the question's words; may be empty
 */
public record SpeechQuestion(String speaker, String topic) {
    private static final Set<String> OPENERS = Set.of("so", "and", "but", "about", "on", "of", "to");
    private static final Set<String> ASKING = Set.of("what", "how", "whom", "who");
    /** What may stand before the speaker, with the form of the verb that it takes. */
    private static final Map<String, SpeechVerbs.Form> AUXILIARIES = Map.ofEntries(
            Map.entry("did", SpeechVerbs.Form.PLAIN),
            Map.entry("does", SpeechVerbs.Form.PLAIN),
            Map.entry("do", SpeechVerbs.Form.PLAIN),
            Map.entry("would", SpeechVerbs.Form.PLAIN),
            Map.entry("will", SpeechVerbs.Form.PLAIN),
            Map.entry("has", SpeechVerbs.Form.FINITE),
            Map.entry("have", SpeechVerbs.Form.FINITE),
            Map.entry("had", SpeechVerbs.Form.FINITE),
            Map.entry("is", SpeechVerbs.Form.PARTICIPLE),
            Map.entry("are", SpeechVerbs.Form.PARTICIPLE),
            Map.entry("was", SpeechVerbs.Form.PARTICIPLE),
            Map.entry("were", SpeechVerbs.Form.PARTICIPLE));

    private static final Set<String> ADVERBS =
            Set.of("else", "exactly", "also", "just", "really", "ever", "once", "publicly", "recently", "later");
    /** Verbs that ask for someone's words though none of them introduces a quotation, by their forms. */
    private static final Map<SpeechVerbs.Form, Set<String>> VIEWING = Map.of(
            SpeechVerbs.Form.PLAIN, Set.of("think", "react", "propose", "feel", "liken"),
            SpeechVerbs.Form.FINITE, Set.of("thought", "reacted", "proposed", "felt", "likened"),
            SpeechVerbs.Form.PARTICIPLE, Set.of("thinking", "proposing"));

    private static final Set<String> LIKENING = Set.of("compare", "compared", "compares", "liken", "likened", "likens");
    /** What those told begin with who have no name. */
    private static final Set<String> OWNERS = Set.of("the", "a", "an", "his", "her", "their", "its");

    private static final Set<String> VIEWS = Set.of(
            "word",
            "words",
            "view",
            "views",
            "opinion",
            "opinions",
            "comment",
            "comments",
            "reaction",
            "response",
            "reply",
            "remark",
            "remarks",
            "statement",
            "statements",
            "answer",
            "position",
            "message");
    private static final Set<String> LISTENERS =
            Set.of("reporters", "journalists", "us", "everyone", "lawmakers", "parliament", "investors");
    private static final Set<String> LINKS = Set.of(
            "about", "on", "of", "regarding", "concerning", "to", "with", "over", "when", "asked", "that", "as", "the");
    private static final Set<String> COURTESY = Set.of("the", "a", "an", "mr", "mrs", "ms", "dr", "of");
    private static final Set<String> SPOKEN_FOR = Set.of("spokesperson", "spokeswoman");
    /** What makes another office of one. */
    private static final Set<String> STANDING_IN =
            Set.of("deputy", "vice", "former", "ex", "assistant", "opposition", "shadow");

    private static final Set<String> HOUSES = Set.of("kremlin", "white house", "pentagon", "vatican");
    private static final int LONGEST_SPEAKER = 8;
    /** What joins several speakers. */
    private static final Pattern AND = Pattern.compile(" and (?=\\p{Lu})");

    /** Verbs by which a question asks who said something, before one of the words below, though none introduces a clause. */
    private static final Set<String> SPEAKING = Set.of("spoke", "spoken", "speaks", "talked", "talks");

    private static final Set<String> SPEAKING_OF = Set.of("of", "about");
    /** Verbs that have what was said as their object. */
    private static final Set<String> NAMING = Set.of("mentioned", "mentions");
    /** What else tells of someone's words or views. */
    private static final Set<String> OPINING = WordList.words("views.txt");

    private static final Pattern QUOTED = Pattern.compile("[\"“”«»]");

    /** The question as one about speech; empty if it is none. */
    public static Optional<SpeechQuestion> of(String question) {
        String plain = question.replaceAll("(?<![?!.])[?!.]++\\s*$", "").replaceAll("[\"“”,]", " ");
        List<String> all = List.of(plain.strip().split("\\s+", -1));
        int first = 0;
        while (all.size() - first > 2 && OPENERS.contains(folded(all, first))) {
            first++;
        }
        List<String> words = all.subList(first, all.size());
        if (!ASKING.contains(folded(words, 0)) && !folded(words, 0).equals("which")) {
            return Optional.empty();
        }
        int at = pastAdverbs(words, 1);
        SpeechVerbs.Form form = AUXILIARIES.get(folded(words, at));
        Optional<SpeechQuestion> bySpeaker =
                form == null ? Optional.empty() : words(words, at + 1, form).or(() -> view(words, at + 1));
        return bySpeaker.isPresent() ? bySpeaker : who(words, at);
    }

    /** "… did X say about Y". */
    private static Optional<SpeechQuestion> words(List<String> words, int from, SpeechVerbs.Form form) {
        for (int i = from + 1; i < Math.min(words.size(), from + LONGEST_SPEAKER + 1); i++) {
            // "What did they call the bridge?" asks for a name.
            if (isSaying(folded(words, i), form) && !folded(words, i).startsWith("call")) {
                return speaker(words, from, i, pastListener(words, i));
            }
        }
        return Optional.empty();
    }

    /** Where the topic begins: in "tell her players about the match" behind those told, if anything comes behind them. */
    private static int pastListener(List<String> words, int verb) {
        if (!folded(words, verb).equals("tell") && !folded(words, verb).equals("told")) {
            return verb + 1;
        }
        int at = verb + 1;
        if (!OWNERS.contains(folded(words, at))) {
            return at;
        }
        while (at < words.size()
                && !ClauseWords.PREPOSITIONS.contains(folded(words, at))
                && !folded(words, at).equals("that")) {
            if (Character.isUpperCase(words.get(at).codePointAt(0))) {
                return verb + 1;
            }
            at++;
        }
        return at < words.size() ? at : verb + 1;
    }

    /** "… was X's reaction to Y". */
    private static Optional<SpeechQuestion> view(List<String> words, int from) {
        for (int i = from; i < Math.min(words.size() - 1, from + LONGEST_SPEAKER); i++) {
            String word = words.get(i);
            int noun = VIEWS.contains(folded(words, i + 1)) ? i + 1 : i + 2;
            if (word.matches(".*(?:['’]s|s['’])") && VIEWS.contains(folded(words, noun))) {
                List<String> named = new ArrayList<>(words);
                named.set(i, word.replaceFirst("['’]s?$", ""));
                return speaker(named, from, i + 1, noun + 1);
            }
        }
        return Optional.empty();
    }

    private static Optional<SpeechQuestion> speaker(List<String> words, int from, int to, int rest) {
        int end = to;
        while (end > from && ADVERBS.contains(folded(words, end - 1))) {
            end--;
        }
        String speaker = String.join(" ", words.subList(from, end));
        boolean named = end > from && !Words.isStopWord(folded(words, end - 1));
        return named ? Optional.of(new SpeechQuestion(speaker, topic(words, rest))) : Optional.empty();
    }

    /** "Who said Y", "which minister denied that Y". */
    private static Optional<SpeechQuestion> who(List<String> words, int from) {
        boolean which = folded(words, 0).equals("which");
        if (!which && !folded(words, 0).equals("who")) {
            return Optional.empty();
        }
        int verb = which ? from + 1 : from;
        verb = AUXILIARIES.containsKey(folded(words, verb)) ? verb + 1 : verb;
        verb = pastAdverbs(words, verb);
        SpeechVerbs.Verb found = SpeechVerbs.of(folded(words, verb));
        boolean says = (found != null && found.form() != SpeechVerbs.Form.PARTICIPLE)
                || NAMING.contains(folded(words, verb))
                || LIKENING.contains(folded(words, verb))
                || (SPEAKING.contains(folded(words, verb)) && SPEAKING_OF.contains(folded(words, verb + 1)));
        String topic = topic(words, verb + 1);
        return says && !topic.isEmpty() ? Optional.of(new SpeechQuestion("", topic)) : Optional.empty();
    }

    private static String topic(List<String> words, int from) {
        int at = from;
        while (LISTENERS.contains(folded(words, at)) || LINKS.contains(folded(words, at))) {
            at++;
        }
        return at >= words.size() ? "" : String.join(" ", words.subList(at, words.size()));
    }

    private static int pastAdverbs(List<String> words, int from) {
        int at = from;
        while (ADVERBS.contains(folded(words, at))) {
            at++;
        }
        return at;
    }

    private static boolean isSaying(String word, SpeechVerbs.Form form) {
        SpeechVerbs.Verb verb = SpeechVerbs.of(word);
        return (verb != null && verb.form() == form)
                || VIEWING.getOrDefault(form, Set.of()).contains(word);
    }

    private static String folded(List<String> words, int at) {
        return at < words.size() ? Names.fold(words.get(at)) : "";
    }

    /** Whether a sentence has a sign that someone says or thinks something in it: a verb, or words in quotation marks. */
    public static boolean maySpeakIn(String sentence) {
        return QUOTED.matcher(sentence).find()
                || Words.in(sentence).stream()
                        .filter(word -> Character.isLowerCase(
                                sentence.charAt(word.span().start())))
                        .map(Words.Token::folded)
                        .anyMatch(word -> SpeechVerbs.of(word) != null || OPINING.contains(word));
    }

    /** Whether it asks who said something. */
    public boolean asksWho() {
        return speaker.isEmpty();
    }

    /**
     * Whether a speaker is the one asked about: every word of the question's name is in theirs, or where it names an
     * office, in their name and role. "Trump" is not "Trump's envoy". Of several, "Reid and Penn", it is any.
     */
    public boolean isBy(Speaker other) {
        return isAlone(other)
                || (AND.matcher(speaker).find()
                        && AND.splitAsStream(speaker).anyMatch(one -> new SpeechQuestion(one, topic).isAlone(other)));
    }

    private boolean isAlone(Speaker other) {
        Set<String> wanted = telling(speaker);
        Set<String> known = telling(other.name());
        if (other.role() != null && (isOfMany() || wanted.stream().anyMatch(Frame::isRole))) {
            known.addAll(telling(other.role()));
        }
        if (speaker.length() > 1 && speaker.replaceFirst("^the ", "").equals(initials(other.name()))) {
            return true;
        }
        return !wanted.isEmpty()
                && (!isOfOffice()
                        || known.stream().noneMatch(word -> STANDING_IN.contains(word) && !wanted.contains(word)))
                && wanted.stream()
                        .allMatch(word -> known.stream()
                                .anyMatch(held -> isAlike(word, held) || (isOfOffice() && isSameCountry(word, held))));
    }

    /** "Norway's" and "Norwegian". */
    private static boolean isSameCountry(String wanted, String held) {
        return Countries.witnesses(wanted.replaceFirst("'s$", ""), false).contains(held.replaceFirst("'s$", ""));
    }

    /** "Russia" and "Russian", "Thomas" and "Tomas"; spellings of one name are one word already. */
    private static boolean isAlike(String wanted, String held) {
        return held.equals(wanted)
                || (wanted.length() >= 5 && Sounds.distance(wanted, held) == 0)
                || (wanted.length() >= 5 && held.startsWith(wanted) && held.length() - wanted.length() <= 2);
    }

    /** "WHO" of "World Health Organization". */
    private static String initials(String name) {
        return Stream.of(name.split("[\\s-]+", -1))
                .filter(word -> !word.isEmpty() && Character.isUpperCase(word.charAt(0)))
                .map(word -> word.substring(0, 1))
                .collect(Collectors.joining());
    }

    private static Set<String> telling(String name) {
        Set<String> words = new HashSet<>();
        Set<String> owners = new HashSet<>();
        for (String part : name.split("\\s+", -1)) {
            if (part.matches(".*['’]s")) {
                owners.addAll(Names.canonicalTokens(part.substring(0, part.length() - 2)));
            }
        }
        for (String word : Names.canonicalTokens(name.replaceAll("['’]s\\b", ""))) {
            if (!COURTESY.contains(word)) {
                String one = SPOKEN_FOR.contains(word) ? "spokesman" : word;
                words.add(owners.contains(word) ? word + "'s" : one);
            }
        }
        return words;
    }

    /** Whether the one asked about is known by an office, "Russia's foreign minister", which articles word in many ways. */
    public boolean isOfOffice() {
        return telling(speaker).stream().anyMatch(Frame::isRole);
    }

    /** Whether what is asked about is a country, a town, a body or a group, for which many may speak. */
    public boolean isOfMany() {
        String folded = String.join(" ", Names.canonicalTokens(speaker)).replaceFirst("^(?:the|an?) ", "");
        boolean unnamed = speaker.equals(speaker.toLowerCase(Locale.ROOT))
                && Names.inQuestion(speaker).isEmpty();
        return KnownNames.isPlace(folded)
                || Phrases.isOrganisation(speaker)
                || HOUSES.contains(folded)
                || unnamed
                || AND.matcher(speaker).find();
    }
}
