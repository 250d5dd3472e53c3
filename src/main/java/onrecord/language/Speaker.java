package onrecord.language;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose words a statement is.
 *
 * @param name in the fullest form the article gives it ("Dmitry Peskov", "Kremlin"); of a speaker without a name what
 *     the article calls them ("a Kremlin aide")
 * @param role office or work as the article gives it ("Kremlin spokesman"); null if it gives none
 */
public record Speaker(String name, @Nullable String role) {
    private static final Pattern LONG_ROLE = Pattern.compile(".*\\b(?:of|for|at|in|to|with)\\b.*");

    public Speaker {
        if (name.isBlank() || (role != null && role.isBlank())) {
            throw new IllegalArgumentException("a speaker needs a name, and a role has words");
        }
    }

    /** Role and name as one would say them: "Kremlin spokesman Dmitry Peskov"; "Felix Braun, analyst at Kestrel". */
    public String titled() {
        if (role == null) {
            return name;
        }
        return LONG_ROLE.matcher(role).matches() ? name + ", " + role : role + " " + name;
    }
}
