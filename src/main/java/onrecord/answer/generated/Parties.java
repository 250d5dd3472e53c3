package onrecord.answer.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import onrecord.language.Names;
import onrecord.language.TextSpan;
import onrecord.language.Words;

/**
 * Who stands where in an English sentence, so that no two change places: "A accused B" is not held by "B accused A". Goes
 * by the order of names and by the preposition before each; grammar it does not know. Where a claim puts two names in
 * another order and neither prepositions nor a passive explain it, it is in doubt, and what is in doubt is not said.
 */
final class Parties {
    private static final Set<String> PREPOSITIONS = Set.of(
            "by", "to", "from", "with", "in", "at", "on", "of", "for", "against", "into", "near", "through", "between",
            "after", "before", "during", "via", "toward", "towards", "about", "over", "under", "without", "among");
    private static final Pattern PEOPLE = Pattern.compile("\\p{L}{2,}(?:ns?|ese|ish|ch|lis?|les?)");
    private static final Set<String> SAYING =
            Set.of("said", "says", "say", "saying", "told", "tells", "telling", "stated", "added", "noted");
    private static final Set<String> PASSED_OVER = Set.of("the", "a", "an", "its", "his", "her", "their", "both");
    private static final Set<String> JOINS = Set.of("and", "or");

    private static final String AGENT = "by";
    private static final String SAYS = "says";
    private static final String OWNS = "of";

    private final List<Party> parties = new ArrayList<>();
    private final String text;
    private final List<Words.Token> tokens;

    /**
     * A name.
     *
     * @param words folded, known names in their standing spelling
     * @param from its first word
     * @param end after its last word
     * @param part the preposition before it; what it does, if that is to say or to own; else empty
     */
    private record Party(List<String> words, int from, int end, String part) {
        boolean isSame(Party other) {
            List<String> few = words.size() <= other.words.size() ? words : other.words;
            List<String> many = few == words ? other.words : words;
            return few.stream().allMatch(word -> many.stream().anyMatch(one -> SameName.same(word, one)));
        }
    }

    /** Two of them, in the order of their sentence. */
    private record Pair(Party first, Party second, boolean joined) {
        boolean isPassive() {
            return first.part.isEmpty() && second.part.equals(AGENT);
        }
    }

    /** Finds them in a sentence, of which the words and the names are known. */
    Parties(String text, List<Words.Token> tokens, List<TextSpan> names) {
        this.text = text;
        this.tokens = tokens;
        int i = 0;
        while (i < tokens.size()) {
            TextSpan word = tokens.get(i).span();
            Optional<TextSpan> name = names.stream().filter(word::overlaps).findFirst();
            int end = i + 1;
            while (name.isPresent()
                    && end < tokens.size()
                    && tokens.get(end).span().overlaps(name.get())) {
                end++;
            }
            boolean opens =
                    i == 0 && isCapital(i) && !Words.isStopWord(tokens.get(0).folded());
            if (name.isPresent() || opens || isPeople(i)) {
                String written =
                        text.substring(word.start(), tokens.get(end - 1).span().end());
                List<String> words = Names.canonicalTokens(written.replaceFirst("['’]s?$", ""));
                parties.add(new Party(words, i, end, part(i, end, written)));
            }
            i = end;
        }
    }

    /** The names of two that stand otherwise here than in every sentence that has both; empty if there are none. */
    Optional<String> changedFrom(List<Parties> sentences) {
        List<Pair> all = sentences.stream()
                .flatMap(sentence -> sentence.pairs().stream())
                .toList();
        for (Pair said : pairs()) {
            List<Boolean> held = new ArrayList<>();
            for (Pair told : all) {
                if (said.first.isSame(told.first) && said.second.isSame(told.second)) {
                    held.add(agree(said, told, true));
                } else if (said.first.isSame(told.second) && said.second.isSame(told.first)) {
                    held.add(agree(said, told, false));
                }
            }
            if (!held.isEmpty() && !held.contains(true)) {
                return Optional.of(written(said.first) + ", " + written(said.second));
            }
        }
        return Optional.empty();
    }

    private static boolean agree(Pair said, Pair told, boolean sameOrder) {
        if (said.joined || told.joined) {
            return true;
        }
        String first = sameOrder ? told.first.part : told.second.part;
        String second = sameOrder ? told.second.part : told.first.part;
        boolean differ = !said.first.part.equals(said.second.part);
        if (differ && said.first.part.equals(first) && said.second.part.equals(second)) {
            return true;
        }
        if (differ && said.first.part.equals(second) && said.second.part.equals(first)) {
            return false;
        }
        return sameOrder == (said.isPassive() == told.isPassive());
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            for (int j = i + 1; j < parties.size(); j++) {
                Party first = parties.get(i);
                Party second = parties.get(j);
                if (!first.isSame(second)) {
                    pairs.add(new Pair(first, second, isJoined(first, second)));
                }
            }
        }
        return pairs;
    }

    /** Whether nothing stands between them but a list: "Putin and U.S. President Trump". */
    private boolean isJoined(Party first, Party second) {
        boolean joins = text.substring(
                        tokens.get(first.end - 1).span().end(),
                        tokens.get(second.from).span().start())
                .strip()
                .equals(",");
        for (int i = first.end; i < second.from; i++) {
            String word = tokens.get(i).folded();
            joins |= JOINS.contains(word);
            if (!JOINS.contains(word) && !PASSED_OVER.contains(word) && !isCapital(i)) {
                return false;
            }
        }
        return joins;
    }

    private String part(int from, int end, String written) {
        String before = before(from);
        if (!before.isEmpty()) {
            return before;
        }
        if (written.matches(".*['’]s?")) {
            return OWNS;
        }
        boolean says = end < tokens.size() && SAYING.contains(tokens.get(end).folded());
        return says ? SAYS : "";
    }

    /** The preposition or the verb of saying before a name, past articles, offices and one plain word. */
    private String before(int from) {
        boolean skipped = false;
        for (int i = from - 1; i >= 0; i--) {
            TextSpan word = tokens.get(i).span();
            String folded = tokens.get(i).folded();
            String gap = text.substring(word.end(), tokens.get(i + 1).span().start());
            if (!gap.isBlank()) {
                return "";
            }
            if (folded.equals("to") && i > 0 && tokens.get(i - 1).folded().equals("according")) {
                return SAYS;
            }
            if (SAYING.contains(folded)) {
                return SAYS;
            }
            if (PREPOSITIONS.contains(folded)) {
                // "to accuse Ukraine" gives Ukraine nothing.
                return skipped && folded.equals("to") ? "" : folded;
            }
            if (!PASSED_OVER.contains(folded) && !isCapital(i)) {
                if (skipped || folded.endsWith("ing") || JOINS.contains(folded)) {
                    return "";
                }
                skipped = true;
            }
        }
        return "";
    }

    /** "Russian", "Poles", "Chinese": no names, but they stand for a country. */
    private boolean isPeople(int at) {
        String folded = tokens.get(at).folded();
        return isCapital(at)
                && PEOPLE.matcher(folded).matches()
                && NumberWords.month(folded).isEmpty();
    }

    private boolean isCapital(int at) {
        return Character.isUpperCase(text.codePointAt(tokens.get(at).span().start()));
    }

    private String written(Party party) {
        return text.substring(
                tokens.get(party.from).span().start(),
                tokens.get(party.end - 1).span().end());
    }
}
