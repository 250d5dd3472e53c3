package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReaderTest {
    private static final LocalDate TUESDAY = LocalDate.of(2025, 7, 29);

    /** Ten thousand years each way. */
    private static final Interval NEAR = Interval.ofYears(-10_000, 10_000);

    private static Path folder(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(TimeReaderTest.class.getResource("/times/" + name), name)
                .toURI());
    }

    @ParameterizedTest
    @CsvSource({"unseen, 60, 0.95", "fresh, 39, 0.92", "third, 45, 0.95"})
    void labelled_times_are_resolved(String name, int least, double share) throws URISyntaxException {
        List<LabelledTimes> articles = LabelledTimes.in(folder(name));
        int labels = articles.stream().mapToInt(LabelledTimes::size).sum();
        List<String> missed =
                articles.stream().flatMap(article -> article.missed().stream()).toList();
        List<String> spurious = articles.stream()
                .flatMap(article -> article.spurious().stream())
                .toList();

        assertThat(labels).isGreaterThanOrEqualTo(least);
        assertThat(1 - (double) missed.size() / labels)
                .as("right of %d, missed %s", labels, missed)
                .isGreaterThanOrEqualTo(share);
        assertThat(spurious).hasSizeLessThanOrEqualTo(labels / 20);
    }

    @ParameterizedTest
    @CsvSource({
        "The minister will meet them on Thursday., Thursday, 2025-07-31",
        "The minister met them on Thursday., Thursday, 2025-07-24",
        "They met on Tuesday., Tuesday, 2025-07-29",
        "A cabinet is expected to be named after the results are announced on Friday., Friday, 2025-08-01",
        "A cabinet was named after the results were announced on Friday., Friday, 2025-07-25",
        "They met last Tuesday., last Tuesday, 2025-07-22",
        "They met on Feb. 27., Feb. 27, 2025-02-27",
        "They will meet on Feb. 27., Feb. 27, 2026-02-27",
        "It fell between March and May., between March and May, 2025-03/2025-05",
        "It runs from Monday to Wednesday., Monday, 2025-07-28/2025-07-30",
        "It ran from November to February., November, 2024-11/2025-02",
        "It has been shut since late 2016., since, 2016-09-01/2025-07-29",
        "Earlier this year it fell., Earlier this year, 2025-01-01/2025-07-29",
        "The talks collapsed two weeks ago., two weeks ago, 2025-07-14/2025-07-20",
        "The three-and-a-half-year war drags on., three-and-a-half-year, 2022-01-29/2025-07-29",
        "It was built in the early 19th century., 19th century, 1801/1833",
        "A year before the flood of May 2021 it stood., A year before, 2020",
        "He won in 2020 and again the year before., the year before, 2019",
        "It fell on Friday. The day before he had left., The day before, 2025-07-24",
        "It was found in the last week of May., the last week, 2025-05-25/2025-05-31",
        "The first half of June 2024 was wet., The first half, 2024-06-01/2024-06-15",
        "They meet on the first weekend of August., the first weekend, 2025-08-02/2025-08-03",
        "In the week of 5 May they voted., the week of, 2025-05-05/2025-05-11",
        "Sales rose in the 12 months to March., 12 months to, 2024-04/2025-03",
        "It closed two Fridays ago., two Fridays, 2025-07-18",
        "The week before last he was ill., The week before last, 2025-07-14/2025-07-20",
        "They meet this coming weekend., this coming weekend, 2025-08-02/2025-08-03",
        "Half a century ago it was new., Half a century ago, 1975",
        "The ban takes effect on 1 September., 1 September, 2025-09-01",
        "The census was taken last May and published on Friday., Friday, 2025-07-25",
        "A hearing is set for August 11., August 11, 2025-08-11",
        "The club was founded on February 29., February 29, 2024-02-29",
        "They met on 27\u2009February\u00A02025., 27\u2009February, 2025-02-27",
        "It lasted from 27 to 29 February., 27, 2024-02-27/2024-02-29",
        "The club opened on the 31st., the 31st, 2025-05-31",
        "The club will open on the 31st., the 31st, 2025-07-31",
        "It closed in the week of 29 February 2024., the week of, 2024-02-26/2024-03-03",
        "Sales rose in the 12 months to 29 February 2024., 12 months to, 2023-03-01/2024-02-29",
    })
    void words_and_their_time(String sentence, String words, String value) {
        TimeReading reading = TimeReader.read(sentence, List.of(new TextSpan(0, sentence.length())), TUESDAY);
        int at = sentence.indexOf(words);

        assertThat(LabelledTimes.isRight(reading, new TextSpan(at, at + words.length()), value))
                .as("%s", reading.times())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "May I come in?",
                "Troops march to the city.",
                "The 71-year-old man spoke.",
                "About 2025 people came.",
                "It took 1,999 votes.",
                "She came second in the race.",
                "The Sunday Times wrote it.",
                "Friday's Angels sang.",
                "The second-half goal came late.",
                "Prices fall, springs break.",
                "It opened on 29 February 2023.",
            })
    void words_that_name_no_time(String sentence) {
        assertThat(TimeReader.read(sentence, TUESDAY))
                .filteredOn(time -> time.interval() != null)
                .isEmpty();
    }

    @Test
    void a_length_is_no_place_in_time() {
        ResolvedTime time =
                TimeReader.read("They spoke at a three-hour meeting.", TUESDAY).get(0);

        assertThat(time.length()).isEqualTo(Duration.ofHours(3));
        assertThat(time.interval()).isNull();
    }

    @Test
    void without_a_day_of_publication_only_what_gives_its_year_is_resolved() {
        List<ResolvedTime> times =
                TimeReader.read("It closed on 5 May 2019, opened two days later and fell last week.", null);

        assertThat(times)
                .extracting(ResolvedTime::interval)
                .containsExactly(Interval.parse("2019-05-05"), Interval.parse("2019-05-07"), null);
        assertThat(times.get(2).leansOn()).isEqualTo(ResolvedTime.Leaning.PUBLICATION);
    }

    @Test
    void the_end_of_a_range_gives_its_beginning_the_year() {
        List<ResolvedTime> times = TimeReader.read("Written between June and October 1916, they were lost.", null);

        assertThat(times.get(0).interval()).isEqualTo(Interval.parse("1916-06/1916-10"));
    }

    @Test
    void a_speech_dates_what_is_said_in_it() {
        String text =
                "Mayor Ortiz told reporters on Friday that the pool was safe. She said it would open within 10 days."
                        + " The union disagrees.";
        List<TextSpan> sentences = Sentences.in(text, new TextSpan(0, text.length()));
        TimeReading reading = TimeReader.read(text, sentences, TUESDAY);

        Interval friday = Interval.of(LocalDate.of(2025, 7, 25));
        assertThat(reading.said().get(sentences.get(1))).isEqualTo(friday);
        assertThat(reading.said().get(sentences.get(2))).isEqualTo(Interval.of(TUESDAY));
        assertThat(reading.times().get(1).interval()).isEqualTo(Interval.of(LocalDate.of(2025, 8, 4)));
        assertThat(reading.times().get(1).from()).isEqualTo(friday);
    }

    @Test
    void a_deadline_may_name_its_later_end_first() {
        assertThat(TimeReader.read("It will open within 30 or 20 days.", TUESDAY))
                .extracting(ResolvedTime::interval)
                .containsExactly(Interval.parse("2025-08-18/2025-08-28"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It fell over the last %1$s %2$ss.",
                "It will fall in the next %1$s %2$ss.",
                "It fell on 5 May 2019. In the previous %1$s %2$ss it had risen, in the following %1$s %2$ss too.",
                "It fell about %1$s %2$ss ago.",
                "It ran from March to %1$s %2$ss ago.",
                "It will open within %1$s %2$ss.",
                "It will open within %1$s or 20 %2$ss.",
                "It will open in %1$s to 2 %2$ss.",
                "It took %1$s or 20 %2$ss.",
                "In %1$s %2$ss it was built.",
                "The %1$s-%2$s war drags on.",
                "It fell on 5 May 2019. It rose %1$s %2$ss later and %1$s %2$ss earlier.",
                "It fell on 5 May 2019, %1$s %2$ss after she left.",
                "Sales rose in the %1$s %2$ss to March.",
                "It closed %1$s Fridays ago.",
            })
    void no_number_stops_the_reading(String form) {
        for (String number : List.of(
                "0",
                "1",
                "2.5",
                "40",
                "999",
                "10,001",
                "3,000,000",
                "200,000,000",
                "3,000,000,000",
                "900,000,000,000,000",
                "9,000,000,000,000,000,000,000")) {
            for (String unit : TimeWords.UNIT.replaceAll("[(?:)]", "").split("\\|", -1)) {
                String text = String.format(Locale.ROOT, form, number, unit);
                List<TextSpan> sentences = Sentences.in(text, new TextSpan(0, text.length()));

                assertThat(TimeReader.read(text, sentences, TUESDAY).times())
                        .extracting(ResolvedTime::interval)
                        .filteredOn(Objects::nonNull)
                        .as(text)
                        .allMatch(NEAR::contains);
                TimeReader.read(text, sentences, null);
            }
        }
    }

    @Property(tries = 200)
    void any_text_is_read_and_spans_stay_inside(@ForAll @StringLength(max = 200) String text) {
        for (ResolvedTime time : TimeReader.read(text, TUESDAY)) {
            assertThat(time.words().end()).isLessThanOrEqualTo(text.length());
        }
    }
}
