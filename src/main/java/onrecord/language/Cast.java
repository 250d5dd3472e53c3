package onrecord.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people of an article: every name in its fullest form, with the first role that the article gives it. */
final class Cast {
    private static final Set<String> SHE = Set.of("mrs", "ms", "queen", "princess", "actress", "congresswoman");
    private static final Set<String> HE = Set.of("mr", "king", "prince", "pope", "congressman");

    private final Map<String, String> roles = new LinkedHashMap<>();
    private final Map<String, Set<String>> roleWords = new LinkedHashMap<>();
    private final Map<String, String> genders = new HashMap<>();
    private final Map<String, String> written = new LinkedHashMap<>();
    private final Map<String, Set<String>> byLastWord = new HashMap<>();

    /** Who is named in the sentences. */
    static Cast of(List<Frame> sentences) {
        Cast cast = new Cast();
        for (Frame sentence : sentences) {
            Phrases phrases = new Phrases(sentence);
            int i = 0;
            while (i < sentence.size()) {
                int end = phrases.nameEnd(i);
                if (end < i) {
                    i++;
                    continue;
                }
                cast.add(phrases.name(i, end), phrases.role(i, end), phrases.title(i));
                i = end + 1;
            }
        }
        return cast;
    }

    private void add(String name, @Nullable String role, String title) {
        String key = Names.fold(name);
        written.putIfAbsent(key, name);
        byLastWord.computeIfAbsent(last(key), any -> new LinkedHashSet<>()).add(key);
        if (role != null && roles.putIfAbsent(key, role) == null) {
            roleWords.put(key, Set.copyOf(Arrays.asList(Names.fold(role).split("[\\s-]+", -1))));
        }
        String gender = gender(title + " " + (role == null ? "" : role));
        if (!gender.isEmpty()) {
            genders.putIfAbsent(last(key), gender);
        }
    }

    private static String gender(String title) {
        for (String word : Names.fold(title).split("\\W+", -1)) {
            if (SHE.contains(word) || word.endsWith("woman")) {
                return "she";
            }
            if (HE.contains(word) || (word.endsWith("man") && !word.equals("german"))) {
                return "he";
            }
        }
        return "";
    }

    /** The speaker that a name means; empty if it may be two people's. */
    Optional<Speaker> named(String name, @Nullable String role) {
        String key = Names.fold(name);
        List<String> longer = longer(key).limit(2).toList();
        if (longer.size() > 1) {
            return Optional.empty();
        }
        String fullest = longer.isEmpty() ? key : longer.get(0);
        String known = roles.get(fullest);
        if (known == null) {
            known = roles.get(last(fullest));
        }
        return Optional.of(new Speaker(
                written.getOrDefault(fullest, name), known != null ? known : longer.isEmpty() ? role : known));
    }

    /** The one person whose role holds all the words of a description ("foreign minister"); empty if none or several. */
    Optional<Speaker> described(String description) {
        List<String> words = List.of(Names.fold(description).split("\\s+", -1));
        List<String> fitting = roleWords.entrySet().stream()
                .filter(entry -> entry.getValue().containsAll(words))
                .map(entry -> longest(entry.getKey()))
                .distinct()
                .limit(2)
                .toList();
        return fitting.size() == 1
                ? named(written.getOrDefault(fitting.get(0), fitting.get(0)), null)
                : Optional.empty();
    }

    /** "The ministry": the only body of the text whose name ends so. */
    Optional<Speaker> body(String word) {
        List<String> fitting =
                longer(word).filter(Phrases::isOrganisation).limit(2).toList();
        return fitting.size() == 1
                ? Optional.of(new Speaker(written.getOrDefault(fitting.get(0), fitting.get(0)), null))
                : Optional.empty();
    }

    private String longest(String key) {
        return longer(key).findFirst().orElse(key);
    }

    /** The names that end with another and are longer, in the order of the text. */
    private Stream<String> longer(String key) {
        return byLastWord.getOrDefault(last(key), Set.of()).stream().filter(other -> other.endsWith(" " + key));
    }

    /** Whether "he" or "she" may mean this speaker, as far as titles tell. */
    boolean agrees(String pronoun, Speaker speaker) {
        String gender = genders.get(last(Names.fold(speaker.name())));
        return gender == null || gender.equals(pronoun);
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }
}
