package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    @ParameterizedTest
    @CsvSource({
        "2025-02-27, 27 February 2025",
        "2025-02, February 2025",
        "2025, 2025",
        "2016/2018, 2016 – 2018",
        "2016-09/2016-12, September – December 2016",
        "2024-11/2025-02, November 2024 – February 2025",
        "2025-08-07/2025-08-09, 7–9 August 2025",
        "2022-03-01/2025-04-28, 1 March 2022 – 28 April 2025",
        "2025-04-21/2025-05-02, 21 April – 2 May 2025",
    })
    void is_written_as_people_write_it(String value, String written) {
        assertThat(Interval.parse(value).written(Locale.UK)).isEqualTo(written);
    }

    @Test
    void inflects_months_where_the_language_does() {
        assertThat(Interval.parse("2025-02-27").written(Locale.forLanguageTag("ru")))
                .isEqualTo("27 февраля 2025");
        assertThat(Interval.parse("2025-02").written(Locale.forLanguageTag("ru")))
                .isEqualTo("февраль 2025");
    }

    @Test
    void cannot_end_before_it_begins() {
        LocalDate day = LocalDate.of(2025, 1, 2);
        assertThatThrownBy(() -> new Interval(day, day.minusDays(1))).hasMessageContaining("2025-01-01");
    }

    @Test
    void overlaps_and_contains_by_whole_days() {
        Interval week = Interval.parse("2025-03-10/2025-03-16");
        assertThat(week.overlaps(Interval.parse("2025-03-16/2025-03-20"))).isTrue();
        assertThat(week.overlaps(Interval.parse("2025-03-17"))).isFalse();
        assertThat(week.contains(Interval.parse("2025-03-11"))).isTrue();
        assertThat(week.contains(Interval.parse("2025-03"))).isFalse();
    }
}
