package onrecord.answer.generated;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import onrecord.language.Words;
import org.jspecify.annotations.Nullable;

/** Reads the figure that begins at a word, if one does: "$1.6 million", "twenty-one", "5 per cent". */
final class FigureReader {
    private final @Nullable Figure figure;
    private final int length;

    FigureReader(String text, List<Words.Token> tokens, int at) {
        String first = tokens.get(at).folded();
        Optional<BigDecimal> number = NumberWords.number(first).or(() -> NumberWords.magnitude(first));
        if (number.isEmpty()) {
            figure = null;
            length = 0;
            return;
        }
        BigDecimal value = number.get();
        int end = at + 1;
        if (NumberWords.isTens(first)
                && end < tokens.size()
                && NumberWords.isBelowTen(tokens.get(end).folded())) {
            value = value.add(NumberWords.number(tokens.get(end).folded()).orElseThrow());
            end++;
        }
        while (end < tokens.size()
                && NumberWords.magnitude(tokens.get(end).folded()).isPresent()) {
            value = value.multiply(
                    NumberWords.magnitude(tokens.get(end).folded()).orElseThrow());
            end++;
        }
        String unit = "";
        int start = tokens.get(at).span().start();
        int after = tokens.get(end - 1).span().end();
        if (start > 0 && "$€£¥₽".indexOf(text.charAt(start - 1)) >= 0) {
            unit = text.substring(start - 1, start);
        } else if (after < text.length() && text.charAt(after) == '%') {
            unit = "%";
        } else if (end < tokens.size()) {
            Optional<String> word = NumberWords.unit(tokens.get(end).folded());
            boolean perCent = tokens.get(end).folded().equals("per")
                    && end + 1 < tokens.size()
                    && tokens.get(end + 1).folded().equals("cent");
            unit = perCent ? "%" : word.orElse("");
            end += perCent ? 2 : word.isPresent() ? 1 : 0;
        }
        figure = new Figure(value, unit);
        length = end - at;
    }

    boolean found() {
        return figure != null;
    }

    Figure figure() {
        if (figure == null) {
            throw new IllegalStateException("there is no figure here");
        }
        return figure;
    }

    /** How many words it takes up. */
    int length() {
        return length;
    }
}
