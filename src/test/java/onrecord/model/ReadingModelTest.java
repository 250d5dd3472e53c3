package onrecord.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReadingModelTest {
    private static final String QUESTION = "When was the bridge opened?";
    private static final String ANSWER = "The bridge was opened on 4 May 1932 by the mayor.";

    private final ReadingModel model = LoadedModels.reader();

    private PageReading read(String title, String text) {
        return model.read(QUESTION, List.of(new ReadingModel.Page(title, text))).get(0);
    }

    private static String best(PageReading reading, String text) {
        PageReading.Span span = reading.best(0, text.length()).orElseThrow();
        return text.substring(span.start(), span.end());
    }

    @Test
    void marks_the_words_that_answer() {
        String text = "The river is wide here. " + ANSWER + " Many people came.";

        assertThat(best(read("The old bridge", text), text)).contains("4 May 1932");
    }

    @Test
    void believes_more_in_a_page_that_answers() {
        PageReading answers = read("The old bridge", ANSWER);
        PageReading doesNot = read("Bread", "Rye bread is baked from rye flour. It keeps for a week.");

        assertThat(answers.answerable()).isGreaterThan(doesNot.answerable());
    }

    @Test
    void a_page_without_a_title_is_read_all_the_same() {
        assertThat(best(read("", ANSWER), ANSWER)).contains("4 May 1932");
    }

    @Test
    void a_page_without_text_holds_no_span() {
        for (String text : List.of("", " \n\t")) {
            PageReading reading = read("The old bridge", text);

            assertThat(reading.best(0, text.length())).isEmpty();
            assertThat(reading.answerable()).isFinite();
        }
    }

    @Test
    void no_pages_give_no_readings() {
        assertThat(model.read(QUESTION, List.of())).isEmpty();
    }

    @Test
    void an_answer_late_in_a_long_page_is_found() {
        String before = "The harbour crane moved crates of apples and pears along the quay. ".repeat(45);
        String after = "The harbour crane moved crates of apples and pears along the quay. ".repeat(5);
        String text = before + ANSWER + " " + after;
        PageReading reading = read("The harbour", text);

        assertThat(best(reading, text)).contains("4 May 1932");
        assertThat(reading.best(before.length(), before.length() + ANSWER.length()))
                .isEqualTo(reading.best(0, text.length()));
    }

    @Test
    void every_part_of_a_long_page_is_read() {
        String sentence = "The harbour crane moved crates of apples along the quay. ";
        String text = sentence.repeat(60);
        PageReading reading = read("The harbour", text);

        for (int start = 0; start + sentence.length() <= text.length(); start += sentence.length()) {
            assertThat(reading.best(start, start + sentence.length())).isPresent();
        }
    }

    @Test
    void a_question_and_a_title_of_any_length_leave_room_for_the_page() {
        PageReading reading = model.read(
                        QUESTION + " tell me".repeat(400),
                        List.of(new ReadingModel.Page("bridge ".repeat(400), ANSWER)))
                .get(0);

        assertThat(reading.best(0, ANSWER.length())).isPresent();
    }

    @Test
    void names_its_weights() {
        assertThat(model.id()).matches("reader-[0-9a-f]{12}").isEqualTo(model.id());
    }

    @Property(tries = 40)
    void spans_lie_where_they_were_asked_for_and_split_no_character(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder page = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            page.append(MixedText.line(random)).append(' ');
        }
        String text = page.toString();
        PageReading reading = model.read(
                        MixedText.line(random), List.of(new ReadingModel.Page(MixedText.line(random), text)))
                .get(0);
        for (int i = 0; i < 20; i++) {
            int start = random.nextInt(text.length());
            int end = start + random.nextInt(text.length() - start + 1);
            Optional<PageReading.Span> best = reading.best(start, end);
            best.ifPresent(span -> {
                assertThat(span.start()).isGreaterThanOrEqualTo(start).isLessThan(span.end());
                assertThat(span.end()).isLessThanOrEqualTo(end);
                assertThat(splits(text, span.start()) || splits(text, span.end()))
                        .isFalse();
                assertThat(span.certainty()).isBetween(0.0, 1.0);
                assertThat(span.score()).isFinite();
            });
        }
    }

    private static boolean splits(String text, int offset) {
        return offset > 0
                && offset < text.length()
                && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
    }

    @Test
    void threads_get_what_one_alone_gets() throws InterruptedException, ExecutionException {
        List<ReadingModel.Page> pages = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 6; i++) {
            pages.add(new ReadingModel.Page("Page " + i, MixedText.line(random) + " " + ANSWER));
        }
        Callable<List<String>> reading = () -> describe(pages);
        List<String> alone = describe(pages);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<List<String>> together : threads.invokeAll(List.of(reading, reading, reading, reading))) {
                assertThat(together.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
    }

    private List<String> describe(List<ReadingModel.Page> pages) {
        List<PageReading> readings = model.read(QUESTION, pages);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            said.add(readings.get(i).best(0, pages.get(i).text().length()) + " "
                    + readings.get(i).answerable());
        }
        return said;
    }

    @Test
    void closing_waits_for_what_is_being_read_and_drops_the_rest() throws InterruptedException {
        ReadingModel own = ReadingModel.shipped().orElseThrow();
        List<ReadingModel.Page> pages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            pages.add(new ReadingModel.Page("", ANSWER.repeat(20)));
        }
        own.id();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Future<List<PageReading>> reading = threads.submit(() -> own.read(QUESTION, pages));
        own.close();
        threads.shutdown();

        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThatThrownBy(reading::get).isInstanceOf(ExecutionException.class);
    }
}
