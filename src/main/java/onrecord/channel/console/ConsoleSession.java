package onrecord.channel.console;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import onrecord.answer.Answer;
import onrecord.answer.Answerer;
import onrecord.answer.Completer;
import onrecord.answer.Progress;
import onrecord.answer.memory.Dialogue;
import onrecord.index.PassageIndex;
import onrecord.index.PassageIndex.ArticleEntry;
import org.jspecify.annotations.Nullable;

/** What a console does with a line, wherever lines come from. Not thread-safe: it remembers the last answer. */
final class ConsoleSession {
    private static final int SHOWN = 10;
    private static final Set<String> QUIT = Set.of(":quit", ":q", ":exit");
    private static final Map<String, String> HELP = new TreeMap<>(Map.of(
            ":help", "this list",
            ":why", "how the last answer came about: scores, confidence, mode",
            ":sources", "the articles of the corpus, and which are copies",
            ":article ID", "an article",
            ":search WORDS", "the passages nearest to the words, with every score",
            ":forget", "begin anew: the next question leans on none before it",
            ":quit", "leave (so does Ctrl-D)"));

    private final Answerer answerer;
    private final EvidenceSource search;
    private final PassageIndex index;
    private final Completer completer;
    private final Dialogue dialogue;
    private @Nullable Answer last;

    ConsoleSession(
            Answerer answerer, EvidenceSource search, PassageIndex index, Completer completer, Dialogue dialogue) {
        this.answerer = answerer;
        this.search = search;
        this.index = index;
        this.completer = completer;
        this.dialogue = dialogue;
    }

    /** The names of the commands, colon included. */
    static List<String> commands() {
        return HELP.keySet().stream().map(usage -> usage.split(" ", 2)[0]).toList();
    }

    /** What there is, and how to begin. */
    String greeting(ConsoleRenderer renderer) {
        List<ArticleEntry> articles = index.articles();
        int passages = articles.stream().mapToInt(ArticleEntry::passages).sum();
        return renderer.plain("OnRecord: " + count(articles.size(), "article") + ", " + count(passages, "passage")
                + ". Every quote stands in its article letter for letter.\n"
                + "Ask, for example: when were Istanbul talks held   (:help lists the commands, :quit leaves)");
    }

    boolean isQuit(String line) {
        return QUIT.contains(name(line));
    }

    /** The first word, by which a command is known. */
    private static String name(String line) {
        return line.split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
    }

    /**
     * Replies to a line.
     *
     * @param line a question or a {@code :command}, stripped, not empty
     * @param out given the reply piece by piece, as soon as each is certain
     * @param awaited whether the reply is still wanted; asked by any thread
     */
    void reply(String line, ConsoleRenderer renderer, Consumer<String> out, BooleanSupplier awaited) {
        Optional<String> refusal = Console.refusal(line);
        if (refusal.isPresent()) {
            out.accept(renderer.plain("This could not be done: " + refusal.get()));
            return;
        }
        try {
            if (line.startsWith(":")) {
                out.accept(command(line, renderer));
            } else {
                answer(line, renderer, out, awaited);
            }
        } catch (CancellationException e) {
            out.accept("\nStopped.\n");
        } catch (RuntimeException e) {
            // One question's failure is that question's: the session goes on.
            String message = e.getMessage();
            out.accept("This could not be done: "
                    + (message == null
                            ? e.toString()
                            : message.lines().findFirst().orElse("")) + "\n");
        }
    }

    private void answer(String question, ConsoleRenderer renderer, Consumer<String> out, BooleanSupplier awaited) {
        StringBuilder shown = new StringBuilder();
        Progress progress = new Progress() {
            @Override
            public void says(String text) {
                show(renderer.lead(text), shown, out);
            }

            @Override
            public boolean isAwaited() {
                return awaited.getAsBoolean();
            }
        };
        long start = System.nanoTime();
        String completed = completer.complete(question, dialogue.conversation(), progress);
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        if (!completed.equals(question) && progress.isAwaited()) {
            out.accept(renderer.plain("Understood as: " + completed) + "\n");
        }
        Answer answer = answerer.answer(completed, waited, progress);
        last = answer;
        dialogue.remember(completed, answer);
        show(renderer.answer(answer), shown, out);
    }

    /** Shows what is new of a text that has grown; one that begins otherwise is shown whole. */
    private static void show(String text, StringBuilder shown, Consumer<String> out) {
        boolean grown = text.startsWith(shown.toString());
        out.accept(grown ? text.substring(shown.length()) : "\n" + text);
        shown.setLength(0);
        shown.append(text);
    }

    private String forget() {
        dialogue.forget();
        return "The conversation is forgotten.\n";
    }

    private String sources(ConsoleRenderer renderer) {
        List<ArticleEntry> articles = index.articles();
        List<String> ids = articles.stream().map(ArticleEntry::id).toList();
        return renderer.articles(articles, index.copies(ids), index.reports());
    }

    private String command(String line, ConsoleRenderer renderer) {
        String[] parts = line.split("\\s+", 2);
        String words = parts.length > 1 ? parts[1] : "";
        return switch (name(line)) {
            case ":help", ":h", ":?" -> renderer.plain(help());
            case ":why" -> last == null ? "Ask something first.\n" : renderer.why(last);
            case ":forget" -> forget();
            case ":sources" -> sources(renderer);
            case ":article" -> withWords(words, ":article ID", id -> article(id, renderer));
            case ":search" ->
                withWords(words, ":search WORDS", query -> renderer.evidence(search.evidence(query, SHOWN)));
            default -> renderer.plain(unknown(parts[0]));
        };
    }

    private static String withWords(String words, String usage, Function<String, String> reply) {
        return words.isEmpty() ? "It goes like this: " + usage + "\n" : reply.apply(words);
    }

    private String article(String id, ConsoleRenderer renderer) {
        return index.article(id)
                .map(renderer::article)
                .orElseGet(() -> renderer.plain("There is no article " + id + "." + meant(NearestNames.to(id, ids(), 3))
                        + " :sources lists them all."));
    }

    private static String unknown(String command) {
        return "There is no command " + command + "." + meant(NearestNames.to(command, commands(), 1))
                + " :help lists them.\n";
    }

    private static String meant(Collection<String> guesses) {
        return guesses.isEmpty() ? "" : " Did you mean " + String.join(" or ", guesses) + "?";
    }

    /** The ids of all articles. */
    List<String> ids() {
        return index.articles().stream().map(ArticleEntry::id).toList();
    }

    private static String help() {
        StringBuilder text = new StringBuilder("Type a question, or:\n");
        HELP.forEach((usage, purpose) -> text.append(String.format("  %-14s %s%n", usage, purpose)));
        return text.toString();
    }

    private static String count(int number, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }
}
