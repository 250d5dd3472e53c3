package onrecord.channel.telegram;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes in whatever comes, by rule, and notes it. */
final class NotedDeliveries implements Deliveries {
    final List<String> taken = new CopyOnWriteArrayList<>();

    @Override
    public Optional<String> refusal(String name) {
        return name.endsWith(".exe") ? Optional.of(name + " is of no kind that is read") : Optional.empty();
    }

    @Override
    public Outcome document(String name, byte[] bytes) {
        taken.add(name + ": " + new String(bytes, StandardCharsets.UTF_8));
        if (name.startsWith("broken")) {
            return Outcome.refused(name + " is not UTF-8");
        }
        return name.startsWith("again") ? Outcome.replacing("Tides & <Ebbs>", 14) : Outcome.indexed(1, 14);
    }

    @Override
    public Outcome page(URI address) {
        taken.add(address.toString());
        if (String.valueOf(address.getPath()).equals("/fault")) {
            throw new IllegalStateException("out of order");
        }
        return address.getPath().equals("/feed") ? Outcome.indexed(3, 20) : Outcome.indexed(0, 0);
    }

    @Override
    public Outcome post(String text, Map<String, String> known) {
        taken.add(text + " " + new java.util.TreeMap<>(known));
        return Outcome.indexed(1, 2);
    }
}
