package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.MonthDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarDayTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            They met on Feb. 27. | Feb. 27 | --02-27
            THE 3RD OF MARCH, 2024 | 3RD OF MARCH, 2024 | --03-03
            He came on 10 may 2025 | 10 may 2025 | --05-10
            İzmir, 2025-02-27 | 2025-02-27 | --02-27
            """)
    void a_day_and_where_it_stands(String text, String words, MonthDay day) {
        assertThat(CalendarDay.in(text)).extracting(CalendarDay::day).containsExactly(day);
        assertThat(CalendarDay.spansIn(text)).extracting(span -> span.in(text)).containsExactly(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the 12 marines",
                "the 10 mayors",
                "the 3 separate demands",
                "2 decades of war",
                "the 5 decrees",
                "31 June",
                "May 100"
            })
    void a_count_is_no_day(String text) {
        assertThat(CalendarDay.spansIn(text)).isEmpty();
    }

    @Test
    void the_year_belongs_to_it() {
        assertThat(CalendarDay.in("on May 4, 2024 or 5 May"))
                .containsExactly(new CalendarDay(MonthDay.of(5, 4), 2024), new CalendarDay(MonthDay.of(5, 5), null));
    }
}
