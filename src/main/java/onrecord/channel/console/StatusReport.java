package onrecord.channel.console;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is indexed, which parts are active, and whether they check out.
 *
 * @param facts name to value, in the order to be shown; values are texts or whole numbers
 * @param checks the self-checks that were made
 */
public record StatusReport(Map<String, Object> facts, List<Check> checks) {
    /**
     * One self-check.
     *
     * @param name what should be so
     * @param ok whether it is
     * @param detail how much was looked at, or what is wrong; may be empty
     */
    public record Check(String name, boolean ok, String detail) {}

    public StatusReport {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        checks = List.copyOf(checks);
        for (Object value : facts.values()) {
            if (!(value instanceof String || value instanceof Integer || value instanceof Long)) {
                throw new IllegalArgumentException("a fact is a text or a whole number, not " + value);
            }
        }
    }

    /** Whether every check is. */
    public boolean ok() {
        return checks.stream().allMatch(Check::ok);
    }
}
