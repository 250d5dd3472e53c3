package onrecord.answer.generated;

import java.util.List;

/**
 * What a model says and where it says it has it from; nothing of it is true yet.
 *
 * @param text one line, stripped
 * @param cites numbers of sentences, as the model gave them, without repeats
 */
record Claim(String text, List<Integer> cites) {
    Claim {
        text = text.replaceAll("\\s+", " ").strip();
        cites = cites.stream().distinct().toList();
    }
}
