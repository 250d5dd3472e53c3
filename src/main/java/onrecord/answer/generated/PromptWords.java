package onrecord.answer.generated;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import onrecord.language.Words;

/** Knows the prompts' wording, so that none of it is shown. Immutable. */
final class PromptWords {
    private static final int TELLING = 6;

    private final Set<String> runs = new HashSet<>();

    PromptWords(List<String> prompts) {
        prompts.forEach(prompt -> runs.addAll(runs(prompt)));
    }

    /** Whether the text holds six words of a prompt in a row, or speaks of fences by their mark. */
    boolean givenAwayBy(String text) {
        return text.contains(EvidenceSheet.FENCE) || runs(text).stream().anyMatch(runs::contains);
    }

    private static Set<String> runs(String text) {
        List<String> words = Words.in(text).stream().map(Words.Token::folded).toList();
        Set<String> found = new HashSet<>();
        for (int i = 0; i + TELLING <= words.size(); i++) {
            found.add(String.join(" ", words.subList(i, i + TELLING)));
        }
        return found;
    }
}
