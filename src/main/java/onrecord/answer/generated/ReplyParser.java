package onrecord.answer.generated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds claims in a reply as it arrives, whatever else stands in it. A reply should be JSON with objects of a text and
 * the numbers it cites; fences, talk before and after, a cut end and other names for the fields are put up with. Without
 * JSON, lines are read that end in numbers in brackets. Not thread-safe.
 */
final class ReplyParser {
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                    JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .build();
    private static final List<String> TEXTS = List.of("text", "claim", "statement", "answer", "sentence", "content");
    private static final List<String> CITES = List.of(
            "cites", "cite", "cited", "citations", "citation", "sources", "source", "sentences", "numbers", "refs");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern CITED = Pattern.compile(
            "(?:\\s*[\\[【(](?:(?:sentences?|source|see|no\\.?) ?)?\\d{1,4}(?:\\s*[,;–-]\\s*\\d{1,4})*+[\\]】)])++");
    private static final Pattern BULLET =
            Pattern.compile("^\\s*(?:[-*•–]|\\d{1,2}[.)]|claim \\d+:)\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__|^#+ ");
    private static final Pattern REFUSAL = Pattern.compile(
            "\\bnot[ _]answered\\b|\"claims\"\\s*:\\s*\\[\\s*\\]|^\\W*(?:none|n/a|unknown|no answer)\\W*$"
                    + "|\\b(?:do(?:es)? not|don't|doesn't|cannot|can't|unable to|isn't|is no[t]?)\\b.{0,40}"
                    + "\\b(?:contain|hold|mention|answer|provide|enough information|help)",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 100_000;

    private final StringBuilder reply = new StringBuilder();
    private final List<Integer> open = new ArrayList<>();
    private int scanned;
    private int lineStart;
    private boolean inString;
    private boolean escaped;
    private boolean broken;
    private boolean json;

    /** Takes in more of the reply; the claims that it completes. */
    List<Claim> append(String more) {
        if (reply.length() + more.length() > LONGEST) {
            return List.of();
        }
        reply.append(more);
        return isThinking() ? List.of() : scan(false);
    }

    /** The reply has ended, or broken off; the claims left in it. */
    List<Claim> end() {
        return isThinking() ? List.of() : scan(true);
    }

    /** Whether the reply as a whole says that there is no answer. */
    boolean isRefusal() {
        return REFUSAL.matcher(reply).find();
    }

    private boolean isThinking() {
        int start = reply.indexOf("<think>");
        if (start < 0) {
            return false;
        }
        int end = reply.indexOf("</think>", start);
        if (end < 0) {
            return true;
        }
        if (scanned < end + 8) {
            scanned = end + 8;
            lineStart = scanned;
            open.clear();
            inString = false;
            json = false;
        }
        return false;
    }

    private List<Claim> scan(boolean ended) {
        List<Claim> claims = new ArrayList<>();
        for (; scanned < reply.length(); scanned++) {
            char c = reply.charAt(scanned);
            if (!json && c == '\n') {
                claims.addAll(line(reply.substring(lineStart, scanned)));
                lineStart = scanned + 1;
            }
            step(c, claims);
        }
        if (ended && !json && lineStart < reply.length()) {
            claims.addAll(line(reply.substring(lineStart)));
            lineStart = reply.length();
        }
        return claims;
    }

    private void step(char c, List<Claim> claims) {
        if (inString) {
            boolean wasBroken = broken;
            broken = c == '\n' || (broken && Character.isWhitespace(c));
            // A line that goes on with a brace shows that the string before it was never closed.
            if (!wasBroken || "{}[]".indexOf(c) < 0) {
                inString = escaped || c != '"';
                escaped = !escaped && c == '\\';
                return;
            }
            inString = false;
        }
        if (c == '{') {
            json = true;
            open.add(scanned);
        } else if (c == '}' && !open.isEmpty()) {
            int start = open.remove(open.size() - 1);
            object(reply.substring(start, scanned + 1)).ifPresent(claims::add);
        } else if (c == '"' && !open.isEmpty()) {
            inString = true;
        }
    }

    private static Optional<Claim> object(String json) {
        try {
            JsonNode node = LENIENT.readTree(json);
            return field(node, TEXTS)
                    .filter(JsonNode::isTextual)
                    .map(text -> oneLine(text.asText()))
                    .map(text -> new Claim(EMPHASIS.matcher(withoutCites(text)).replaceAll(""), cites(node, text)));
        } catch (JsonProcessingException e) {
            // Not every pair of braces is a claim.
            return Optional.empty();
        }
    }

    private static List<Integer> cites(JsonNode node, String text) {
        Optional<JsonNode> field = field(node, CITES);
        if (field.isEmpty()) {
            Matcher cited = CITED.matcher(text);
            StringBuilder all = new StringBuilder();
            while (cited.find()) {
                all.append(cited.group()).append(' ');
            }
            return numbers(all.toString());
        }
        return numbers(field.get().toString());
    }

    private static Optional<JsonNode> field(JsonNode node, List<String> names) {
        return names.stream().filter(node::has).findFirst().map(node::get);
    }

    private static List<Claim> line(String line) {
        List<Claim> claims = new ArrayList<>();
        String words = EMPHASIS.matcher(BULLET.matcher(oneLine(line)).replaceFirst(""))
                .replaceAll("")
                .strip();
        if (words.isEmpty() || words.startsWith("```") || words.endsWith(":")) {
            return claims;
        }
        Matcher cited = CITED.matcher(words);
        int from = 0;
        while (cited.find()) {
            String text = words.substring(from, cited.start()).replaceFirst("^[\\s.,;]+", "");
            from = cited.end();
            if (!text.isBlank()) {
                String stop = from < words.length() && ".!?".indexOf(words.charAt(from)) >= 0
                        ? words.substring(from, from + 1)
                        : "";
                claims.add(new Claim(text + stop, numbers(cited.group())));
            }
        }
        String rest = words.substring(from).replaceFirst("^[\\s.,;!?]+", "");
        if (!rest.isBlank()) {
            claims.add(new Claim(rest, List.of()));
        }
        return claims;
    }

    /** Runs of spaces would make the patterns after this one slow. */
    private static String oneLine(String text) {
        return text.replaceAll("\\s++", " ");
    }

    private static String withoutCites(String text) {
        return CITED.matcher(text).replaceAll("");
    }

    private static List<Integer> numbers(String text) {
        List<Integer> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            numbers.add(Integer.valueOf(number.group()));
        }
        return numbers;
    }
}
