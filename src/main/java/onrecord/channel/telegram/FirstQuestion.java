package onrecord.channel.telegram;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Of several questions in one message the first: one answer is to one question. */
final class FirstQuestion {
    /** A sentence of three words or more with a question mark; fewer ("Really?", "And why?") belong to their neighbour. */
    private static final Pattern ASKED = Pattern.compile("(?:[^\\s?]+\\s+){2,}[^\\s?]+\\?+(?=\\s|$)");

    private FirstQuestion() {}

    /** The message up to the end of its first question; all of it if it asks only one. */
    static String of(String message) {
        List<MatchResult> asked = ASKED.matcher(message).results().toList();
        return asked.size() < 2 ? message : message.substring(0, asked.get(0).end());
    }
}
