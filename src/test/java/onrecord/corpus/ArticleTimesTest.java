package onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import onrecord.language.Interval;
import onrecord.language.ResolvedTime;
import onrecord.language.Sentences;
import onrecord.language.TextSpan;
import onrecord.language.TimeReader;
import org.junit.jupiter.api.Test;

/** The shipped articles against the list of their times that was made by hand. */
class ArticleTimesTest {
    private record Line(String article, TextSpan words, String value, boolean furniture) {}

    private static List<Line> list() throws IOException, URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(ArticleTimesTest.class.getResource("/times/corpus.tsv"))
                .toURI());
        List<Line> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#")) {
                String[] fields = line.split("\t", 5);
                int start = Integer.parseInt(fields[1]);
                lines.add(new Line(
                        fields[0],
                        new TextSpan(start, start + fields[2].length()),
                        fields[3],
                        fields[4].equals("furniture")));
            }
        }
        return lines;
    }

    private static Article article(String id) throws UnreadableArticleException {
        try (Stream<ArticleSource> sources = new ArticleReader().sources(Path.of("corpus"))) {
            return sources.filter(source -> source.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .read();
        }
    }

    /** A time as the list writes it: 2025-02-27, 2025-02, 2022, two of them with a stroke between, or PT3H. */
    private static Object value(String written) {
        if (written.startsWith("P")) {
            return written.startsWith("PT") ? Duration.parse(written) : Period.parse(written);
        }
        return Interval.parse(written);
    }

    private static List<Object> values(List<ResolvedTime> times, TextSpan words) {
        List<Object> values = new ArrayList<>();
        for (ResolvedTime time : times) {
            Interval interval = time.interval();
            TemporalAmount length = time.length();
            if (time.words().overlaps(words)) {
                values.add(interval != null ? interval : length != null ? length : "unresolved");
            }
        }
        return values;
    }

    @Test
    void every_time_of_the_list_is_resolved_as_it_says()
            throws IOException, URISyntaxException, UnreadableArticleException {
        List<Line> list = list();
        assertThat(list).hasSize(33);
        for (Line line : list) {
            Article article = article(line.article());
            String body = article.body();
            List<ResolvedTime> times = TimeReader.read(
                            body,
                            Sentences.in(body, new TextSpan(0, body.length())),
                            article.provenance().published())
                    .times();

            assertThat(values(times, line.words())).as(line.toString()).containsExactly(value(line.value()));
        }
    }

    @Test
    void the_times_of_an_article_are_those_of_the_list_that_stand_in_its_text()
            throws IOException, URISyntaxException, UnreadableArticleException {
        List<Line> list = list();
        for (String id : list.stream().map(Line::article).distinct().toList()) {
            List<ResolvedTime> times = article(id).times().times();
            List<Line> wanted = list.stream()
                    .filter(line -> line.article().equals(id) && !line.furniture())
                    .toList();

            assertThat(wanted)
                    .allSatisfy(line -> assertThat(values(times, line.words()))
                            .as(line.toString())
                            .containsExactly(value(line.value())));
            assertThat(times)
                    .allSatisfy(time -> assertThat(wanted)
                            .as("%s in %s", time, id)
                            .anyMatch(line -> line.words().overlaps(time.words())));
        }
    }
}
