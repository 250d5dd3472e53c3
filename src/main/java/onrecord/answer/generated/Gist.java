package onrecord.answer.generated;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import onrecord.language.Names;
import onrecord.language.TextSpan;
import onrecord.language.Words;

/**
 * What a sentence says, as far as a claim can be held against it: its terms, its figures and its dates.
 *
 * @param terms what carries meaning, in order; numbers and dates are not among them
 * @param dates as far as they are given
 * @param counted the figures with what they count
 * @param denials the words that negate
 */
record Gist(
        List<Term> terms,
        Set<Figure> figures,
        Set<NamedDay> dates,
        List<Counted> counted,
        List<Denial> denials,
        Parties parties) {
    private static final WordGroups WORDS = WordGroups.read("claim-words.txt");
    /** How many terms a negation or doubt reaches over. */
    private static final int REACH = 3;

    /**
     * A word that carries meaning.
     *
     * @param term equal for all forms and spellings of the word
     * @param written as it stands in the text
     * @param name whether it is a name or part of one
     * @param negated whether a negation reaches it
     * @param negatedFirst whether it is the first that a negation reaches
     * @param open whether the text leaves open whether it holds
     * @param doubtedFirst whether it is the first that a doubt reaches
     */
    record Term(
            String term,
            String written,
            boolean name,
            boolean negated,
            boolean negatedFirst,
            boolean open,
            boolean doubtedFirst) {

        /** Whether it begins with a capital, as names do, and first words. */
        boolean isCapital() {
            return Character.isUpperCase(written.codePointAt(0));
        }

        /** Whether it and another are spellings of one name, or a country and what belongs to it. */
        boolean isSameName(Term other) {
            return isCapital()
                    && other.isCapital()
                    && SameName.same(
                            Words.in(written).get(0).folded(),
                            Words.in(other.written).get(0).folded());
        }
    }

    /** A figure and the terms after it in its clause, up to three: of what there are so many. */
    record Counted(Figure figure, List<String> what) {}

    /**
     * A word that negates.
     *
     * @param word equal for all its forms
     * @param whose the term before it in its clause: who refused; empty if there is none
     * @param reaches whether a term follows that it negates: "refused talks", but not "refused, according to Kyiv"
     * @param undone whether the word before it negates as well
     */
    record Denial(String word, String whose, boolean reaches, boolean undone) {
        /** Whether it says that the same one denies, in the same word, and nothing undoes either. */
        boolean isSame(Denial other) {
            return word.equals(other.word) && whose.equals(other.whose) && !undone && !other.undone;
        }
    }

    /** Whether a word turns a statement into its opposite. */
    static boolean isNegation(String folded) {
        return WORDS.isIn("negation", folded) || folded.endsWith("n't");
    }

    /**
     * Reads a sentence.
     *
     * @param stems the terms of a text as the index cuts them
     */
    static Gist of(String text, Function<String, List<String>> stems) {
        return new Reader(text, stems).read();
    }

    Set<String> termSet() {
        Set<String> set = new LinkedHashSet<>();
        terms.forEach(term -> set.add(term.term()));
        return set;
    }

    private static final class Reader {
        private final String text;
        private final Function<String, List<String>> stems;
        private final List<Words.Token> tokens;
        private final List<TextSpan> names;
        private final List<Term> terms = new ArrayList<>();
        private final Set<Figure> figures = new LinkedHashSet<>();
        private final Set<NamedDay> dates = new LinkedHashSet<>();
        private final List<Counted> counted = new ArrayList<>();
        private final List<Integer> countedFrom = new ArrayList<>();
        private final List<Integer> clauseEnds = new ArrayList<>();
        private final List<Denial> denials = new ArrayList<>();
        private int negation;
        private int negatedAt = -2;
        private int doubt;
        private int opened;

        Reader(String text, Function<String, List<String>> stems) {
            this.text = text;
            this.stems = stems;
            tokens = Words.in(text);
            names = text.isEmpty() ? List.of() : Names.in(text, new TextSpan(0, text.length()));
        }

        Gist read() {
            int i = 0;
            while (i < tokens.size()) {
                if (i > 0 && isBreak(i)) {
                    endClause();
                }
                DateReader date = new DateReader(text, tokens, i);
                if (date.found()) {
                    dates.add(date.day());
                    date.numbers().forEach(number -> figures.add(new Figure(number, "")));
                    i += date.length();
                    continue;
                }
                FigureReader figure = new FigureReader(text, tokens, i);
                if (figure.found()) {
                    figures.add(figure.figure());
                    counted.add(new Counted(figure.figure(), List.of()));
                    countedFrom.add(terms.size());
                    i += figure.length();
                    continue;
                }
                i += word(i);
            }
            endClause();
            return new Gist(List.copyOf(terms), figures, dates, withWhat(), denials, new Parties(text, tokens, names));
        }

        /** Takes the word, or the name of several words; how many tokens that was. */
        private int word(int at) {
            Words.Token token = tokens.get(at);
            String folded = token.folded();
            if (isNegation(folded)) {
                negate(at, folded);
            }
            if (WORDS.isIn("doubt", folded)) {
                doubt = REACH + 1;
            }
            if (WORDS.isIn("open", folded)) {
                opened = REACH + 1;
            }
            if (WORDS.isIn("joint", folded)) {
                endClause();
            }
            boolean bare = WORDS.isIn("neutral", folded) && !isCapitalAcronym(token);
            if (bare || isNegation(folded)) {
                return 1;
            }
            int length = longestAlias(at);
            String written = text.substring(
                    token.span().start(), tokens.get(at + length - 1).span().end());
            for (String term : termsOf(written, folded, length)) {
                add(term, written, token.span(), WORDS.isIn("doubt", folded));
            }
            return length;
        }

        private void negate(int at, String folded) {
            int clause = clauseEnds.isEmpty() ? 0 : clauseEnds.get(clauseEnds.size() - 1);
            String whose = terms.size() > clause ? terms.get(terms.size() - 1).term() : "";
            List<String> cut = stems.apply(folded);
            String word =
                    folded.endsWith("n't") || folded.equals("cannot") ? "not" : cut.isEmpty() ? folded : cut.get(0);
            denials.add(new Denial(word, whose, false, negatedAt == at - 1));
            negatedAt = at;
            negation = REACH + 1;
        }

        private void add(String term, String written, TextSpan span, boolean isDoubtWord) {
            boolean name = names.stream().anyMatch(span::overlaps);
            if (negation == REACH + 1) {
                Denial last = denials.get(denials.size() - 1);
                denials.set(denials.size() - 1, new Denial(last.word(), last.whose(), true, last.undone()));
            }
            terms.add(new Term(
                    term,
                    written,
                    name,
                    negation > 0,
                    negation == REACH + 1,
                    opened > 0,
                    doubt == REACH + 1 && !isDoubtWord));
            negation = Math.max(0, Math.min(negation - 1, REACH - 1));
            if (!isDoubtWord) {
                doubt = Math.max(0, Math.min(doubt - 1, REACH - 1));
                opened = Math.max(0, opened - 1);
            }
        }

        private List<String> termsOf(String written, String folded, int length) {
            Optional<String> standing = length == 1 ? WORDS.standing(folded) : Optional.empty();
            if (standing.isPresent()) {
                return List.of(standing.get());
            }
            List<String> cut = stems.apply(written);
            // What the index passes over, a claim may not: "such", "then", "no".
            return cut.isEmpty() ? List.of(folded) : cut;
        }

        /** How many tokens from here on spell one known name. */
        private int longestAlias(int at) {
            for (int length = Math.min(4, tokens.size() - at); length > 1; length--) {
                String run = text.substring(
                        tokens.get(at).span().start(),
                        tokens.get(at + length - 1).span().end());
                if (Names.canonicalTokens(run).size() == 1) {
                    return length;
                }
            }
            return 1;
        }

        private boolean isCapitalAcronym(Words.Token token) {
            String written = token.span().in(text);
            return written.length() > 1
                    && written.chars().filter(Character::isLetter).allMatch(Character::isUpperCase);
        }

        private boolean isBreak(int at) {
            String gap = text.substring(
                    tokens.get(at - 1).span().end(), tokens.get(at).span().start());
            return gap.chars().anyMatch(c -> ",;:—–()[]“”\".!?".indexOf(c) >= 0);
        }

        private void endClause() {
            negation = 0;
            doubt = 0;
            opened = 0;
            clauseEnds.add(terms.size());
        }

        private List<Counted> withWhat() {
            List<Counted> result = new ArrayList<>();
            for (int i = 0; i < counted.size(); i++) {
                int from = countedFrom.get(i);
                int end =
                        clauseEnds.stream().filter(at -> at > from).findFirst().orElse(terms.size());
                List<String> what = terms.subList(from, Math.min(end, from + 3)).stream()
                        .map(Term::term)
                        .toList();
                result.add(new Counted(counted.get(i).figure(), what));
            }
            return result;
        }
    }
}
