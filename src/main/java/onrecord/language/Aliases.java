package onrecord.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The spellings that {@code aliases.txt} holds to be one name. */
final class Aliases {
    /** Word by word: "united", then "states", then its group's first spelling. */
    private record Node(Map<String, Node> next, List<String> canonical) {
        Node() {
            this(new HashMap<>(), new ArrayList<>());
        }
    }

    private static final List<List<String>> GROUPS = WordList.lines("aliases.txt").stream()
            .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
            .toList();
    private static final Node ROOT = root();

    private Aliases() {}

    static List<List<String>> groups() {
        return GROUPS;
    }

    /** The folded words of a text, each longest run that spells a known name written as its group's first spelling. */
    static List<String> canonical(List<String> words, List<Boolean> capital) {
        List<String> result = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            Node node = ROOT;
            Node longest = null;
            int end = i;
            for (int j = i; j < words.size(); j++) {
                node = step(node, words.get(j));
                if (node == null) {
                    break;
                }
                boolean pronoun = j == i && words.get(j).equals("us") && !capital.get(j);
                if (!node.canonical().isEmpty() && !pronoun) {
                    longest = node;
                    end = j;
                }
            }
            result.add(longest == null ? words.get(i) : longest.canonical().get(0));
            i = end + 1;
        }
        return result;
    }

    private static @Nullable Node step(Node node, String word) {
        return node.next().get(word);
    }

    private static Node root() {
        Node root = new Node();
        for (List<String> group : GROUPS) {
            for (String spelling : group) {
                Node node = root;
                for (Words.Token word : Words.in(spelling)) {
                    node = node.next().computeIfAbsent(word.folded(), any -> new Node());
                }
                node.canonical().add(group.get(0));
            }
        }
        return root;
    }
}
