package onrecord.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A sentence as its words and quotations: what is quoted counts as one unit, what stands in brackets as none. Indices
 * are those of units.
 */
final class Frame {
    private static final Set<String> STARTERS = WordList.words("sentence-starters.txt");
    private static final Set<String> TITLES = WordList.words("roles.txt");
    private static final Set<String> GIVEN_NAMES = WordList.words("given-names-in-er.txt");
    private static final Set<String> TRADES = WordList.words("trades.txt");
    private static final Set<String> NOT_NAMES = WordList.words("not-names.txt");
    private static final Set<String> ROLES = WordList.words("role-nouns.txt");
    private static final List<String> ROLE_ENDINGS = ROLES.stream()
            .filter(word -> word.startsWith("-"))
            .map(word -> word.substring(1))
            .toList();

    /** A word, or a quotation with its marks. */
    record Unit(String folded, TextSpan span, boolean quoted) {}

    private final String text;
    private final TextSpan span;
    private final List<Unit> units;

    Frame(String text, TextSpan span, List<Quotations.Quotation> quotations) {
        this.text = text;
        this.span = span;
        List<Unit> found = new ArrayList<>();
        int from = span.start();
        for (Quotations.Quotation quotation : quotations) {
            if (quotation.whole().start() >= from && quotation.whole().end() <= span.end()) {
                addWords(from, quotation.whole().start(), found);
                found.add(new Unit("", quotation.whole(), true));
                from = quotation.whole().end();
            }
        }
        addWords(from, span.end(), found);
        units = List.copyOf(found);
    }

    private void addWords(int from, int to, List<Unit> into) {
        if (from >= to) {
            return;
        }
        int depth = 0;
        int at = from;
        for (Words.Token token : Words.in(text, new TextSpan(from, to))) {
            for (; at < token.span().start(); at++) {
                char c = text.charAt(at);
                depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            }
            if (depth <= 0) {
                into.add(new Unit(token.folded(), token.span(), false));
            }
        }
    }

    String text() {
        return text;
    }

    TextSpan span() {
        return span;
    }

    int size() {
        return units.size();
    }

    Unit unit(int i) {
        return units.get(i);
    }

    boolean isQuoted(int i) {
        return has(i) && units.get(i).quoted();
    }

    boolean has(int i) {
        return i >= 0 && i < units.size();
    }

    /** The folded word; empty for a quotation and outside the sentence. */
    String word(int i) {
        return has(i) ? units.get(i).folded() : "";
    }

    /** The word as written. */
    String written(int i) {
        return units.get(i).span().in(text);
    }

    /** What stands between a unit and the one before it, or the sentence's start. */
    String gap(int i) {
        int from = i == 0 ? span.start() : units.get(i - 1).span().end();
        int to = i == units.size() ? span.end() : units.get(i).span().start();
        return text.substring(from, to);
    }

    /** Whether a comma, colon, dash, bracket or border parts a unit from the one before it. */
    boolean isParted(int i) {
        return i <= 0
                || i >= units.size()
                || isQuoted(i - 1)
                || (!gap(i).isBlank() && !gap(i).equals("-") && !isInitial(i - 1));
    }

    /** "J. Smith": the stop belongs to the initial. */
    private boolean isInitial(int i) {
        return units.get(i).span().length() == 1 && gap(i + 1).equals(". ");
    }

    /** The words from one unit to another, as written. */
    String written(int from, int to) {
        return units.get(from).span().union(units.get(to).span()).in(text);
    }

    boolean isCapital(int i) {
        return has(i)
                && !isQuoted(i)
                && Character.isUpperCase(text.charAt(units.get(i).span().start()));
    }

    boolean isPossessive(int i) {
        String written = has(i) ? written(i) : "";
        return written.endsWith("'s")
                || written.endsWith("’s")
                || (written.endsWith("s")
                        && has(i + 1)
                        && (gap(i + 1).startsWith("’") || gap(i + 1).startsWith("'")));
    }

    /** Whether the word is what someone is by office or work. */
    boolean isRole(int i) {
        String word = word(i);
        return isWorker(i) || isRole(word) || (word.endsWith("s") && isRole(word.substring(0, word.length() - 1)));
    }

    /** Whether a folded word is what someone is by office or work. */
    static boolean isRole(String word) {
        return ROLES.contains(word)
                || (word.length() > 4
                        && ROLE_ENDINGS.stream().anyMatch(end -> word.endsWith(end) && !word.equals(end)));
    }

    /** Whether a capital makes the word part of a name, not of a title, a date or a sentence's beginning. */
    boolean isName(int i) {
        if (!isCapital(i)) {
            return false;
        }
        String written = written(i);
        boolean title = ROLES.contains(word(i))
                || TITLES.contains(written)
                || (i == 0 && isRole(i) && isCapital(i + 1) && isCapital(i + 2));
        return !title && !isStarter(i) && !isTrade(i) && !NOT_NAMES.contains(written);
    }

    /** "Harvester Mads Orre": what someone does, before the full name that begins a sentence. */
    private boolean isWorker(int i) {
        return i == 0
                && isCapital(1)
                && isCapital(2)
                && !isParted(1)
                && !isParted(2)
                && word(0).matches("\\p{L}{3,}[eo]r")
                && !GIVEN_NAMES.contains(word(0));
    }

    /** "Rival Ampere": what a body does, before the name that begins a sentence. */
    boolean isTrade(int i) {
        return TRADES.contains(word(i)) && (!isCapital(i) || (i == 0 && isCapital(1) && !isParted(1)));
    }

    boolean isStarter(int i) {
        return isCapital(i) && STARTERS.contains(written(i)) && written(i).length() > 1;
    }

    /** "the Italian": a person by where they are from. */
    boolean isDemonym(int i) {
        String word = word(i);
        return isCapital(i)
                && ((NOT_NAMES.contains(written(i)) && !word.endsWith("day"))
                        || List.of("ian", "ean", "ese", "ish", "man", "woman").stream()
                                .anyMatch(word::endsWith));
    }

    /** Whether it is a day of the week, a month or the like. */
    boolean isTime(int i) {
        return isCapital(i) && NOT_NAMES.contains(written(i));
    }
}
