package onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import onrecord.answer.Answer;
import onrecord.channel.console.ProgressBar;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long it takes from a file's arrival in a watched folder until a question is answered from it, with all parts real.
 * {@code -Donrecord.folder} names another folder than {@code corpus}; figures go to {@code target/new-article.txt}.
 */
@Tag("long")
class NewArticleTest {
    private static final List<String> TOWNS =
            List.of("Tolm", "Brenau", "Velmin", "Skarn", "Orlau", "Talva", "Hollin", "Lint", "Ostra", "Dunmere");

    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

    @Test
    void a_new_article_is_answered_from() throws Exception {
        Path home = Path.of("target", "processes", UUID.randomUUID().toString()).toAbsolutePath();
        Path articles = Files.createDirectories(home.resolve("corpus"));
        copy(Path.of(System.getProperty("onrecord.folder", "corpus")), articles);
        Settings settings = Settings.of(Settings.Options.NONE, Map.of(), home);
        AtomicBoolean done = new AtomicBoolean();
        List<Long> found = new ArrayList<>();
        List<Long> answered = new ArrayList<>();
        try (Parts parts = Wiring.open(settings, work -> ProgressBar.silent(NOWHERE));
                FolderWatch watch = new FolderWatch(List.of(articles))) {
            parts.readAnew(articles);
            parts.answerer().answer("Who opened the harbour?");
            CompletableFuture<Void> following = CompletableFuture.runAsync(() -> follow(parts, watch, articles, done));
            try {
                for (String town : TOWNS) {
                    long start = System.nanoTime();
                    Files.writeString(
                            articles.resolve("bridge-" + town + ".txt"),
                            "The bridge of " + town + " was opened by the fisherman Olaf Brink on Monday.\n");
                    await().pollInterval(Duration.ofMillis(5))
                            .atMost(Duration.ofMinutes(1))
                            .until(() -> parts.index().article("bridge-" + town).isPresent());
                    found.add((System.nanoTime() - start) / 1_000_000);
                    while (!isAnswered("Who opened the bridge of " + town + "?", "bridge-" + town, parts)) {
                        assertThat(following).isNotDone();
                    }
                    answered.add((System.nanoTime() - start) / 1_000_000);
                }
            } finally {
                done.set(true);
                following.join();
            }
            Files.writeString(
                    Path.of("target", "new-article.txt"),
                    String.format(
                            Locale.ROOT,
                            "%,d articles: a new file was in the index after %s ms, and answered from after %s ms%n",
                            parts.index().articles().size() - TOWNS.size(),
                            found,
                            answered),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static void follow(Parts parts, FolderWatch watch, Path articles, AtomicBoolean done) {
        try {
            while (!done.get()) {
                if (watch.await(Instant.MAX, done::get) && !done.get()) {
                    parts.follow(articles);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAnswered(String question, String article, Parts parts) {
        return parts.answerer().answer(question) instanceof Answer.Quoted quoted
                && quoted.quotes().get(0).article().id().equals(article);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
