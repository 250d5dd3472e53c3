package onrecord.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import onrecord.channel.console.ConsoleRenderer;
import onrecord.channel.telegram.Feedback;
import onrecord.channel.telegram.Feedback.Judged;
import onrecord.channel.telegram.Feedback.Place;
import onrecord.index.PassageIndex;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what people thought of answers on Telegram, and makes a question set of it. */
@Command(
        name = "feedback",
        description = "lists the answers that were judged on Telegram; exports them as a question set for eval")
final class FeedbackCommand implements Runnable {
    private static final int SHOWN_QUOTES = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Session session;
    private final GlobalOptions global;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "writes a question set: a liked answer's quotes and articles count as right, a liked refusal"
                    + " as unanswerable")
    private @Nullable Path export;

    @Option(
            names = "--with-disliked",
            description = "exports disliked answers too, without what would be right: for a person to complete")
    private boolean withDisliked;

    FeedbackCommand(Session session, GlobalOptions global) {
        this.session = session;
        this.global = global;
    }

    @Override
    public void run() {
        if (withDisliked && export == null) {
            throw new UsageException("--with-disliked says what is exported: add --export FILE");
        }
        Settings settings = session.settings(global.chosen());
        try (Parts parts = session.wire(settings)) {
            List<Judged> judged = new Feedback(parts.database().dataSource()).all();
            if (export == null) {
                list(judged, session.screen().out());
            } else {
                export(judged, parts.index(), export, settings);
            }
        }
    }

    private static void list(List<Judged> judged, PrintStream out) {
        long liked = judged.stream().filter(Judged::liked).count();
        out.println(judged.size() + " judged: " + liked + " liked, " + (judged.size() - liked) + " not");
        for (Judged one : judged) {
            String answer = one.text().isEmpty() ? "(not in the corpus)" : one.text();
            out.println((one.liked() ? "+ " : "- ") + one.given().toString().substring(0, 10) + "  "
                    + line(one.question()) + "\n    " + line(answer));
            one.quotes().forEach(quote -> out.println("    " + at(quote)));
        }
    }

    /** One line, whatever people wrote, and nothing in it that would steer the terminal. */
    private static String line(String text) {
        return ConsoleRenderer.visible(text.strip().replaceAll("\\s+", " "));
    }

    private static String at(Place place) {
        return place.article() + " " + place.start() + ":" + place.end();
    }

    private void export(List<Judged> judged, PassageIndex index, Path file, Settings settings) {
        List<String> lines = new ArrayList<>();
        Set<String> asked = new LinkedHashSet<>();
        int leftOut = 0;
        for (Judged one : judged) {
            Optional<ObjectNode> line = one.liked() ? liked(one, index) : disliked(one);
            if (line.isPresent() && asked.add(one.question())) {
                lines.add(json(line.get()));
            } else {
                leftOut++;
            }
        }
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        session.warn(
                settings,
                lines.size() + " questions written to " + file + ", " + leftOut + " left out"
                        + " (disliked, asked before, or of an article that has changed)");
    }

    /** What was right is gold: its quotes and articles, or that there was none. */
    private static Optional<ObjectNode> liked(Judged one, PassageIndex index) {
        ObjectNode line = line(one, one.verdict().equals("answered"));
        if (one.verdict().equals("answered")) {
            var quotes = line.putArray("quote_any");
            var articles = line.putArray("cite_any");
            Set<String> cited = new LinkedHashSet<>();
            for (Place place :
                    one.quotes().subList(0, Math.min(SHOWN_QUOTES, one.quotes().size()))) {
                index.article(place.article())
                        .filter(article -> article.hash().equals(place.hash()))
                        .ifPresent(article -> {
                            quotes.add(article.body().substring(place.start(), place.end()));
                            cited.add(place.article());
                        });
            }
            cited.forEach(articles::add);
            return cited.isEmpty() ? Optional.empty() : Optional.of(line);
        }
        return Optional.of(line);
    }

    /** Only that it was wrong is known. */
    private Optional<ObjectNode> disliked(Judged one) {
        return withDisliked
                ? Optional.of(line(one, true).put("note", "disliked: say what is right"))
                : Optional.empty();
    }

    private static ObjectNode line(Judged one, boolean answerable) {
        return JSON.createObjectNode()
                .put("id", "telegram-" + one.answer())
                .put("question", one.question())
                .put("answerable", answerable);
    }

    private static String json(ObjectNode line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a question does not become JSON", e);
        }
    }
}
