package onrecord.language;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a question asks for. */
public enum QuestionType {
    WHEN,
    WHO,
    WHERE,
    HOW_MANY,
    HOW_LONG,
    WHY,
    WHAT,
    SAID,
    YES_NO;

    private static final String PREPOSITION =
            "(?:in|on|at|by|from|since|until|till|for|to|with|of|during|under|around|about|into|near|and|so|but)";
    private static final String ASKING = "(?:what|which|wich|whcih|wat|whats|waht)";
    /** Not "what officials" but "what did officials". */
    private static final String NO_AUXILIARY =
            "(?!(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|shall|should|may|might|must)\\b)";

    private static final String SPAN = "(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|time)";
    private static final String PERSON =
            "(?:person|people|man|men|woman|women|leaders?|officials?|presidents?|ministers?|politicians?"
                    + "|spokes(?:man|woman|person)|envoys?|diplomats?|(?:head|chief)s? of \\p{L}+|generals?|authors?|writers?|players?|coach(?:es)?"
                    + "|actors?|actress(?:es)?|singers?|artists?|scientists?|popes?|kings?|queens?|judges?|lawyers?|reporters?|journalists?|ceos?|senators?)";
    private static final String PLACE =
            "(?:countr(?:y|ies)|cit(?:y|ies)|places?|towns?|villages?|states?|regions?|continents?|locations?|capitals?|venues?"
                    + "|islands?|provinces?|districts?|counties|county)";
    private static final String TIME =
            "(?:years?|dates?|days?|months?|weeks?|times?|hours?|centur(?:y|ies)|decades?|season|weekday)";
    private static final String SAY =
            "(?<!\\b(?:the|a|an|this|that|his|her|its|their|phone|joint|member) )(?:say|says|said|saying|call|calls|called|tell|tells|told|state|stated|describe|described|claim|claimed"
                    + "|announce|announced|warn|warned|answer|answered|reply|replied|respond|responded|comment|commented|promise|promised|argue|argued|write|wrote|stress|stressed)";

    /** Tried in this order; the first that is found decides. A question is folded and stripped of its marks first. */
    private static final List<Map.Entry<Pattern, QuestionType>> RULES = List.of(
            rule(
                    "(?:for )?how (?:long|lengthy)(?! ago)\\b.*|(?:for |within |in )?how many " + SPAN
                            + "\\b(?!.*\\b(?:ago|old)\\b)"
                            + "(?=.*\\b(?:last|lasts|lasted|take|takes|took|taken|spend|spent|stay|stayed|serve|served|remain|remained|wait|give|gave|given|have|has|had|did|does|was|were|is|will)\\b).*"
                            + "|(?:what|which) (?:was|is) the (?:length|duration) of\\b.*|what length of time\\b.*",
                    HOW_LONG),
            rule(
                    "(?:since |until |till |by |from )?(?:when|wen|whn|whem|wehn)\\b.*|how long ago\\b.*|how recently\\b.*|how soon\\b.*"
                            + "|(?:" + PREPOSITION + " )?" + ASKING + " (?:(?:is|was) the )?(?:exact )?" + TIME
                            + "\\b(?! of (?:war|peace))(?! period is).*",
                    WHEN),
            rule(
                    "how (?:much|many|often|far|old|tall|big|large|high|fast|deep|wide|heavy|frequently)\\b.*" + "|(?:"
                            + PREPOSITION + " )?" + ASKING
                            + " (?:is the |was the |are the |were the )?(?:\\p{L}+ )?(?:percentage|percent|number|numbers|amount|proportion|share|fraction|price|cost|total|population|age|rate|score|sum)\\b.*",
                    HOW_MANY),
            rule(
                    "(?:" + PREPOSITION + " )?(?:who|whos|whom|whose|hwo|whoever)\\b.*|(?:" + PREPOSITION + " )?"
                            + ASKING + " (?:" + NO_AUXILIARY + "\\p{L}+ )?" + PERSON
                            + "\\b.*|what (?:is|was) the name of the (?:\\p{L}+ )?" + PERSON + "\\b.*",
                    WHO),
            rule(
                    "(?:from |to )?(?:where|were (?=(?:is|was|are|did|does|do|were|will)\\b)|wher|whre)\\b?.*|(?:"
                            + PREPOSITION + " )?" + ASKING + " (?:" + NO_AUXILIARY + "\\p{L}+ )?" + PLACE
                            + "\\b.*|what (?:is|was) the (?:location|capital)\\b.*",
                    WHERE),
            rule(
                    "(?:why|whys|wy|how come|what for)\\b.*|(?:for )?(?:what|which) reasons?\\b.*|what (?:is|was|were|are) the (?:\\p{L}+ )?(?:reasons?|causes?)\\b.*|what (?:caused|prompted|led)\\b.*",
                    WHY),
            rule(
                    ASKING + " (?:else )?(?:did|does|do|has|have|had|will|would)\\b.*\\b" + SAY
                            + "\\b.*|"
                            // "What was it called?" asks for a name.
                            + ASKING
                            + " (?:else )?(?:is|was|were|are)\\b.*\\b(?:saying|said|told|announced|promised|warned|claimed|written)\\b.*|how (?:did|does|do|has|have|is|was) .*\\b(?:describe|described|call|called|respond|responded|react|comment|characteri[sz]e)\\b.*",
                    SAID),
            rule(
                    "(?:did|do|does|is|are|was|were|has|have|had|can|could|will|would|should|may|must|isn't|aren't|wasn't|weren't|didn't|doesn't|don't|hasn't|haven't|won't|can't)\\b.*",
                    YES_NO),
            // Russian and Ukrainian, some words of which are the same.
            rule(
                    "(?:как долго|сколько (?:времени|лет|дней|часов|месяцев|недель|минут)|як довго|скільки (?:часу|років|днів|годин|місяців|тижнів|хвилин))(?![\\p{L}]).*",
                    HOW_LONG),
            rule(
                    "(?:(?:с|со|до|от|з|від) )?(?:когда|коли|каких пор|яких пір)(?![\\p{L}]).*|(?:в|во|на|у|о|об|якого|какого)? ?(?:каком|какой|какого|котором|якому|який|якого|яка|котрій) (?:году?|года|день|дня|числа|месяце|часу|часов|році|року|місяці|годині|дата)(?![\\p{L}]).*",
                    WHEN),
            rule(
                    "(?:(?:с|к|у|о|от|для|з|до|від|про|за) )?(?:кто|кого|кому|кем|ком|чей|чья|чье|чьи|хто|ким|чий|чия|чиє|чиї)(?![\\p{L}]).*|(?:какой|який|яка|какая) (?:президент|министр|политик|лидер|міністр|політик|лідер)(?![\\p{L}]).*",
                    WHO),
            rule(
                    "(?:где|куда|откуда|де|куди|звідки)(?![\\p{L}]).*|(?:в|у|из|з) (?:каком|какой|каких|якому|якій|яких) (?:стране|странах|городе|городах|месте|регионе|країні|країнах|місті|містах|місці|регіоні)(?![\\p{L}]).*",
                    WHERE),
            rule(
                    "(?:сколько|скільки|как часто|як часто|какое количество|яка кількість|какой процент|який відсоток)(?![\\p{L}]).*",
                    HOW_MANY),
            rule("(?:почему|зачем|отчего|чому|навіщо|по какой причине|з якої причини|через що)(?![\\p{L}]).*", WHY),
            rule(
                    "(?:что|що|как|як)(?![\\p{L}]).*(?<![\\p{L}])(?:сказал|сказав|говори|говорят|заяви|заявля|ответил|відпові|назвал|назвав|назвала|написа|сообщи|повідоми|комменти|комент|описа|сказала|пообеща|пообіця).*",
                    SAID),
            rule("(?:правда ли|чи|разве|хіба|неужели|\\p{L}+ ли)(?![\\p{L}]).*", YES_NO));

    /**
     * What a question asks for, in English, Russian or Ukrainian, however it is written; {@link #WHAT} when nothing
     * says more. Questions that wrap another ("can you tell me when …") are taken for the one inside.
     */
    public static QuestionType of(String question) {
        String plain = LEADING.matcher(Names.fold(question)).replaceFirst("");
        String folded = plain.replaceAll("[?!.,;:\"“”«»()\\s]+", " ").strip();
        folded = WRAPPING.matcher(folded).replaceFirst("");
        for (Map.Entry<Pattern, QuestionType> rule : RULES) {
            if (rule.getKey().matcher(folded).matches()) {
                return rule.getValue();
            }
        }
        for (Map.Entry<Pattern, QuestionType> late : LATE) {
            if (late.getKey().matcher(folded).find()) {
                return late.getValue();
            }
        }
        return WHAT;
    }

    /** "According to the Kremlin, who …", "In Sept 1760 who …": what goes before the question word. */
    private static final Pattern LEADING = Pattern.compile(
            "^\\s*(?:(?:according to|as of|in|on|at|by|during|after|before|since|under|for|with|when|while|if)\\b[^?]{1,80},"
                    + "|(?:in|on|by|since|before|after)(?: \\p{L}+){0,2} \\d{4}) +"
                    + "(?=(?:(?:to|by|with|from|for|in|on|at|since) )?(?:who|whom|whose|when|where|why|how|what|which|did|does|do|is|was|were|are|has|have|had)\\b)");

    private static final Pattern WRAPPING = Pattern.compile(
            "^(?:(?:hi|hello|hey|please|so|and|but|ok|well|скажи|скажите|скажіть|будь ласка|пожалуйста)\\b,? )*+"
                    + "(?:(?:(?:can|could|would|will) you (?:please )?)?(?:tell|remind|show) (?:me|us) |(?:do|does) (?:you|anyone) know |i (?:want|need|would like) to know |i wonder )?");

    /** "Talks in Istanbul took place when?", "According to the Kremlin, who …". */
    private static final List<Map.Entry<Pattern, QuestionType>> LATE = List.of(
            rule("\\bhow long\\b", HOW_LONG),
            rule("\\bhow (?:many|much)\\b", HOW_MANY),
            rule(
                    "\\b(?:in|on|at) (?:what|which) (?:year|date|day|month|time|century)\\b|\\b(?:on|in|at|since)? ?when$",
                    WHEN),
            rule(
                    "\\b(?:in|to|from|at) (?:what|which) " + PLACE
                            + "\\b|\\bwhere (?:is|was|are|were|did|does|do)\\b|\\bwhere$",
                    WHERE),
            rule("\\b(?:to|by|with|from|for|between|against|of) whom\\b|\\bby who$|\\bwho$", WHO),
            rule("\\bwhy\\b", WHY));

    private static Map.Entry<Pattern, QuestionType> rule(String pattern, QuestionType type) {
        return Map.entry(Pattern.compile(pattern, Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS), type);
    }
}
