package onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import dev.langchain4j.store.memory.chat.InMemoryChatMemoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import onrecord.answer.Answerer;
import onrecord.answer.Completer;
import onrecord.answer.FollowUps;
import onrecord.answer.Weights;
import onrecord.answer.WeightsFitter;
import onrecord.channel.console.EvidenceSource;
import onrecord.channel.console.StatusReport;
import onrecord.channel.console.TinyCorpus;
import onrecord.channel.telegram.Deliveries;
import onrecord.database.Database;
import onrecord.eval.Evaluation;
import onrecord.index.IndexingReport;
import onrecord.index.PassageIndex;
import onrecord.index.Plan;
import onrecord.web.Gatherer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final String USAGE = "usage: onrecord ";

    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Path> takenIn = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Settings> used = new ArrayList<>();
    private String typed = "";
    private List<IndexingReport.Skipped> unreadable = List.of();
    private boolean healthy = true;
    private boolean empty;
    private String planned = "";
    private Runnable whenTakenIn = () -> {};
    private Runnable whenCorpusFollowed = () -> {};
    private int closed;

    @BeforeEach
    void makeCorpus() throws IOException {
        Files.createDirectories(home.resolve("corpus"));
    }

    @Test
    void ask_prints_the_answer_alone() {
        assertThat(run("ask", TinyCorpus.HELD)).isZero();
        assertThat(out()).startsWith("Tuesday\n\n  │ The harbour reopened");
        assertThat(err()).isEmpty();
        assertThat(takenIn).containsExactly(home.resolve("corpus"));
        assertThat(closed).isOne();
    }

    @Test
    void not_found_is_no_failure() {
        assertThat(run("ask", "--json", TinyCorpus.NOT_HELD)).isZero();
        assertThat(out()).contains("\"verdict\":\"not_in_corpus\"").endsWith("}\n");
    }

    @Test
    void a_question_may_stand_without_quotation_marks() {
        assertThat(run("ask", "when", "did", "the", "harbour", "reopen")).isZero();
        assertThat(out()).startsWith("Tuesday");
    }

    @Test
    void options_come_before_or_after_the_command_and_its_argument() {
        String data = home.resolve("elsewhere").toString();
        for (String line : List.of(
                "--data %s --quiet ask --json harbour",
                "ask harbour --json --quiet --data %s", "ask --data=%s harbour --quiet --json")) {
            assertThat(run(String.format(line, data).split(" "))).isZero();
            assertThat(out()).startsWith("{\"question\":\"harbour\"");
        }
        assertThat(used).hasSize(3).allSatisfy(settings -> {
            assertThat(settings.data()).isEqualTo(home.resolve("elsewhere"));
            assertThat(settings.quiet()).isTrue();
        });
    }

    @Test
    void ask_streams_one_answer_for_each_line_of_the_input() {
        typed = TinyCorpus.HELD + "\n\n" + TinyCorpus.NOT_HELD + "\n";
        assertThat(run("ask", "--json", "-")).isZero();
        assertThat(out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"question\":"));
    }

    @Test
    void a_line_that_fails_is_told_and_the_others_are_answered() {
        typed = TinyCorpus.FAILING + "\n" + TinyCorpus.HELD + "\n";
        assertThat(run("ask", "-")).isOne();
        assertThat(out()).startsWith("\n> when did the harbour reopen\n\nTuesday");
        assertThat(err()).contains("no answer to \"fail\"").endsWith("1 of 2 questions could not be answered\n");
    }

    @Test
    void what_is_too_long_to_be_a_question_is_not_asked() {
        String book = "word ".repeat(2_001).strip();
        assertOneLine(2, "a question may have 10,000 characters, not 10,004", "ask", book);
        assertOneLine(2, "a question may have 10,000 characters, not 10,004", "search", book);
        typed = book + "\n" + TinyCorpus.HELD + "\n";
        assertThat(run("ask", "-")).isOne();
        assertThat(out()).startsWith("\n> when did the harbour reopen\n\nTuesday");
        assertThat(err())
                .startsWith("onrecord: no answer to question 1: a question may have 10,000 characters, not 10,004")
                .hasLineCount(2);
    }

    @Test
    void wrong_usage_says_how_in_two_lines_and_exits_with_two() {
        assertWrongUsage("QUESTION is missing", "ask");
        assertWrongUsage("there is no option --jsn; did you mean --json?", "ask", "--jsn", "x");
        assertWrongUsage("there is no command or argument aks", "aks");
        assertWrongUsage("--data needs DIR", "ask", "x", "--data");
        assertWrongUsage("ID is missing", "article");
        assertWrongUsage("--limit takes a whole number, not many", "search", "x", "--limit", "many");
        assertWrongUsage("--limit 9999999999 is too much", "search", "x", "--limit", "9999999999");
        assertWrongUsage("--gold is kept or removed or alone, not lost", "eval", "x.jsonl", "--gold", "lost");
        assertWrongUsage("--refused takes a number, not few", "fit", "--out", "w.json", "a=b", "--refused", "few");
        assertWrongUsage("--api-url takes URL, not a b", "telegram", "--api-url", "a b");
    }

    @Test
    void wrong_values_are_named_in_one_line() {
        assertOneLine(2, "the question is empty", "ask", " ");
        assertOneLine(2, "the query is empty", "search", "");
        assertOneLine(2, "--limit is 1 to 100, not 0", "search", "--limit", "0", "x");
        assertOneLine(2, "--corpus /no/such does not exist", "ask", "--corpus", "/no/such", "x");
        assertOneLine(2, "/no/such does not exist", "ingest", "/no/such");
        assertOneLine(2, "--span goes like 120:310, not 5", "article", "a", "--span", "5");
        assertOneLine(2, "--span 9:3 ends before it starts", "article", "a", "--span", "9:3");
        assertOneLine(2, "--model-url is http(s)://host", "ask", "x", "--model", "ollama:a", "--model-url", "a b");
        assertOneLine(
                2, "--model-deadline is 1 to 600 seconds", "ask", "x", "--model", "ollama:a", "--model-deadline", "0");
        assertOneLine(
                2, "--model-url is http(s)://host", "ask", "x", "--model", "ollama:a", "--model-url", "http://h:99999");
        assertOneLine(2, "add --export FILE", "feedback", "--with-disliked");
        String nowhere = home.resolve("no/such").toString();
        assertOneLine(2, "--out " + nowhere + " cannot be written", "fit", "--out", nowhere, "a=b");
    }

    @Test
    void what_the_file_system_refuses_is_named_once_with_the_reason() {
        Path file = home.resolve("no/such");
        whenTakenIn = () -> {
            try {
                Files.writeString(file, "");
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file, e);
            }
        };
        assertOneLine(1, "onrecord: cannot write " + file + ": there is no such file or folder\n", "ask", "x");
    }

    @Test
    void an_answer_that_cannot_be_written_is_a_failure() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThat(run(new PrintStream(full, false, StandardCharsets.UTF_8), "ask", TinyCorpus.HELD))
                .isOne();
        assertThat(err()).startsWith("onrecord: not all could be written").hasLineCount(1);
    }

    @Test
    void an_empty_corpus_is_told_at_a_start() {
        empty = true;
        assertThat(run("ask", TinyCorpus.NOT_HELD)).isZero();
        assertThat(err())
                .isEqualTo("onrecord: there is no article to read in " + home.resolve("corpus")
                        + ": put some there, or name another place with --corpus\n");
        assertThat(run("ask", "--quiet", TinyCorpus.NOT_HELD)).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void search_shows_scores() {
        assertThat(run("search", "harbour", "--limit", "1")).isZero();
        assertThat(out()).contains("0.8765").doesNotContain("ferry");
        assertThat(run("search", "--json", "harbour")).isZero();
        assertThat(out()).contains("\"lexicalScore\":4.25");
    }

    @Test
    void article_prints_provenance_and_body() {
        assertThat(run("article", "2025-03-04-harbour")).isZero();
        assertThat(out())
                .startsWith("Harbour reopens\n")
                .contains("4 March 2025 (date inferred)")
                .endsWith(TinyCorpus.HARBOUR.body() + "\n");
    }

    @Test
    void article_checks_a_span_again() {
        assertThat(run("article", "2025-03-04-harbour", "--span", "0:32")).isZero();
        assertThat(out())
                .startsWith("  │ The harbour reopened on Tuesday.\n")
                .contains("checked: the article reads so, letter for letter");
        assertThat(run("article", "--span=70:80", "2025-03-04-harbour")).isZero();
        assertThat(out()).contains("not quotable: it holds site furniture");
        assertOneLine(
                2,
                "ends after the article, which has 93 characters",
                "article",
                "2025-03-04-harbour",
                "--span",
                "9:999");
    }

    @Test
    void an_unknown_article_is_a_failure_that_suggests_the_nearest() {
        assertOneLine(1, "there is no article harbour; nearest: 2025-03-04-harbour", "article", "harbour");
    }

    @Test
    void ingest_takes_in_what_it_is_given_and_counts() {
        unreadable = List.of(new IndexingReport.Skipped("bad.txt", "is not UTF-8"));
        Path path = home.resolve("corpus");
        assertThat(run("ingest", path.toString())).isZero();
        assertThat(out().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly(
                        "added changed renamed removed unchanged skipped passages",
                        "2 0 0 0 1 1 7 " + path,
                        "",
                        "skipped:",
                        "bad.txt: is not UTF-8");
        assertThat(err()).isEmpty();
        assertThat(run("ingest", "--quiet")).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void of_several_places_none_is_taken_in_where_one_cannot_be() throws IOException {
        Path other = Files.writeString(home.resolve("plan.docx"), "x");
        Path corpus = home.resolve("corpus");
        assertOneLine(
                2,
                other + " is neither a folder nor a file of an article",
                "ingest",
                corpus.toString(),
                other.toString());
        assertThat(takenIn).isEmpty();
    }

    @Test
    void ingest_tells_what_came_of_it_as_json() {
        unreadable = List.of(new IndexingReport.Skipped("bad.txt", "is not UTF-8"));
        Path path = home.resolve("corpus");
        assertThat(run("ingest", "--json", path.toString())).isZero();
        assertThat(out())
                .isEqualTo("{\"place\":\"" + path
                        + "\",\"added\":2,\"changed\":0,\"renamed\":0,\"removed\":0,\"unchanged\":1,\"passages\":7,\"articles\":[\"grain\",\"talks\"],"
                        + "\"skipped\":[{\"name\":\"bad.txt\",\"reason\":\"is not UTF-8\"}]}\n");
        assertOneLine(2, "--dry-run shows text", "ingest", "--dry-run", "--json");
    }

    @Test
    void what_cannot_be_read_is_told_in_a_few_lines_at_a_start() {
        unreadable = Stream.iterate(1, i -> i + 1)
                .limit(200)
                .map(i -> new IndexingReport.Skipped("bad-" + i + ".txt", "is not UTF-8"))
                .toList();
        run("ask", "when did the harbour reopen");
        assertThat(err().lines().filter(line -> line.contains("bad-"))).hasSize(3);
        assertThat(err()).contains("onrecord: and 197 more cannot be read: onrecord ingest lists them");
    }

    @Test
    void ingest_fetches_addresses_and_names_itself() {
        assertThat(run("ingest", "https://news.example/feed")).isZero();
        assertThat(run("ingest", "HTTP://news.example/a", "--user-agent", "Reading Room 1.0"))
                .isZero();
        assertThat(asked)
                .containsExactly(
                        "https://news.example/feed as " + Gatherer.USER_AGENT,
                        "HTTP://news.example/a as Reading Room 1.0");
        assertOneLine(2, "https://?x has no host", "ingest", "https://?x");
        assertOneLine(2, "--user-agent is one line", "ingest", "https://a.example/", "--user-agent", "a\nb: c");
        assertOneLine(2, "--every takes a number", "ingest", "https://a.example/", "--every", "soon");
        assertOneLine(2, "--every is at least 1m", "ingest", "https://a.example/", "--every", "5s");
        assertOneLine(2, "--watch follows folders", "ingest", "https://a.example/", "--watch");
    }

    /** The first pass changes the corpus, which is seen as a change by the watch, and what follows it ends the run. */
    @Test
    void watching_reads_the_shelf_once_and_then_follows_the_corpus_alone() {
        Path corpus = home.resolve("corpus");
        whenTakenIn = () -> {
            assertThat(takenIn).hasSize(1);
            write(corpus.resolve("new.txt"));
        };
        whenCorpusFollowed = () -> {
            throw new IllegalStateException("enough");
        };

        assertThat(run("ingest", "--watch")).isOne();

        assertThat(takenIn).containsExactly(corpus);
        assertThat(err()).contains("enough");
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "One.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_dry_run_shows_what_would_be_indexed_and_what_would_be_cut() {
        assertThat(run("ingest", "--dry-run")).isZero();
        assertThat(out())
                .startsWith("skip    bad.txt: is not UTF-8\nadd     harbour.txt as 2025-03-04-harbour\n")
                .contains("      | The harbour reopened on Tuesday.", "      - ")
                .endsWith("1 to add, 0 to change, 0 unchanged, 1 to skip; 0 passages; nothing was changed\n");
        assertThat(takenIn).isEmpty();
    }

    @Test
    void what_stands_in_files_does_not_steer_the_terminal() {
        planned = "\u001b[2J";
        assertThat(run("ingest", "--dry-run")).isZero();
        assertThat(out()).startsWith("skip    bad␛[2J.txt: is not UTF-8\n").doesNotContain("\u001b");
        unreadable = List.of(new IndexingReport.Skipped("bad\u001b[2J.txt", "is not UTF-8"));
        assertThat(run("ingest")).isZero();
        assertThat(out()).endsWith("  bad␛[2J.txt: is not UTF-8\n");
        assertThat(run("ask", TinyCorpus.HELD)).isZero();
        assertThat(err()).isEqualTo("onrecord: bad␛[2J.txt is not UTF-8\n");
    }

    @Test
    void status_tells_facts_and_checks_and_fails_with_them() {
        assertThat(run("status")).isZero();
        assertThat(out()).isEqualTo("articles        2\n\nok      quotes are verbatim: 3 looked at\n");
        healthy = false;
        assertThat(run("status", "--json")).isOne();
        assertThat(out()).contains("\"ok\":false");
        Path data = used.get(0).corpusData();
        assertThat(err())
                .contains("a self-check failed; end every onrecord on this data and delete words and words.vectors in "
                        + data)
                .contains("put back a copy of " + data.resolve("onrecord.mv.db") + ", or move it away and keep it")
                .hasLineCount(1);
    }

    @Test
    void without_a_command_it_is_the_console() {
        typed = TinyCorpus.HELD + "\n";
        assertThat(run()).isZero();
        assertThat(out()).startsWith("> when did the harbour reopen\n\nTuesday");
    }

    @Test
    void help_goes_to_the_output_once() {
        assertThat(run("--help")).isZero();
        assertThat(out()).containsOnlyOnce("Commands:").contains("ingest");
        assertThat(run("ask", "--help")).isZero();
        assertThat(out()).contains("Usage: onrecord ask").containsSubsequence("--json", "--data", "--help");
    }

    @Test
    void a_bug_is_told_with_its_cause() {
        assertThat(run("ask", TinyCorpus.FAILING)).isOne();
        assertThat(err()).contains("this should not have happened").contains("the answerer is out of order");
        assertThat(closed).isOne();
    }

    private void assertWrongUsage(String fault, String... args) {
        assertThat(run(args)).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err().lines()).hasSize(2);
        assertThat(err()).startsWith("onrecord: " + fault).contains("\n" + USAGE);
    }

    private void assertOneLine(int code, String fault, String... args) {
        assertThat(run(args)).isEqualTo(code);
        assertThat(out()).isEmpty();
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).contains(fault);
    }

    private int run(String... args) {
        return run(new PrintStream(out, true, StandardCharsets.UTF_8), args);
    }

    private int run(PrintStream to, String... args) {
        closed = 0;
        out.reset();
        err.reset();
        Screen screen = new Screen(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                to,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                false,
                0);
        return Main.run(args, new Session(screen, Map.of(), home, (settings, progress) -> {
            used.add(settings);
            return new TinyParts();
        }));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private final class TinyParts implements Parts {
        @Override
        public IndexingReport follow(Path corpus) {
            IndexingReport report = takeIn(corpus);
            return empty ? IndexingReport.NONE : report;
        }

        @Override
        public IndexingReport followCorpus(Path corpus) {
            whenCorpusFollowed.run();
            return IndexingReport.NONE;
        }

        @Override
        public IndexingReport readAnew(Path path) {
            return takeIn(path);
        }

        @Override
        public IndexingReport takeIn(Path path) {
            takenIn.add(path);
            whenTakenIn.run();
            return new IndexingReport(2, 0, 0, 0, 1, 7, List.of("grain", "talks"), unreadable);
        }

        @Override
        public IndexingReport gather(URI address, String userAgent) {
            asked.add(address + " as " + userAgent);
            return new IndexingReport(1, 0, 0, 0, 0, 3, List.of("vote"), List.of());
        }

        @Override
        public Deliveries deliveries() {
            throw new UnsupportedOperationException("no command under test hands in articles");
        }

        @Override
        public void plan(Path path, Consumer<Plan> each) {
            each.accept(new Plan("bad" + planned + ".txt", Plan.Step.SKIP, "is not UTF-8", null, List.of()));
            each.accept(new Plan("harbour.txt", Plan.Step.ADD, "", TinyCorpus.HARBOUR, List.of()));
        }

        @Override
        public void stop() {}

        @Override
        public PassageIndex index() {
            return new TinyCorpus() {
                @Override
                public List<ArticleEntry> articles() {
                    return empty ? List.of() : super.articles();
                }
            };
        }

        @Override
        public Database database() {
            throw new UnsupportedOperationException("no command under test keeps state");
        }

        @Override
        public EvidenceSource search() {
            return TinyCorpus::evidence;
        }

        @Override
        public Answerer answerer() {
            return TinyCorpus::answer;
        }

        @Override
        public Completer completer() {
            return new FollowUps();
        }

        @Override
        public ChatMemoryStore memory() {
            return new InMemoryChatMemoryStore();
        }

        @Override
        public Evaluation evaluation(Weights weights) {
            throw new UnsupportedOperationException("no command under test evaluates");
        }

        @Override
        public Optional<Evaluation> plainerEvaluation(Weights weights) {
            return Optional.empty();
        }

        @Override
        public WeightsFitter.Corpus lessons(WeightsFitter fitter) {
            throw new UnsupportedOperationException("no command under test fits");
        }

        @Override
        public StatusReport status() {
            return new StatusReport(
                    Map.of("articles", 2),
                    List.of(new StatusReport.Check("quotes are verbatim", healthy, "3 looked at")));
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
