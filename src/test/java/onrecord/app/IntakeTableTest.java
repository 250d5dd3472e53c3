package onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import onrecord.index.IndexingReport;
import org.junit.jupiter.api.Test;

class IntakeTableTest {

    @Test
    void a_change_is_told_with_the_articles_it_is_in() {
        IndexingReport report = new IndexingReport(1, 0, 0, 1, 5, 4, List.of("vote", "grain"), List.of());

        assertThat(IntakeTable.line(report)).isEqualTo("1 added, 1 removed: vote, grain");
    }

    @Test
    void a_change_is_told_with_its_second() {
        assertThat(IntakeLog.clock(LocalTime.of(9, 5))).isEqualTo("09:05:00");
    }

    @Test
    void of_many_changes_only_the_first_articles_are_named() {
        List<String> ids = IntStream.rangeClosed(1, 30).mapToObj(i -> "a" + i).toList();
        IndexingReport report = new IndexingReport(30, 0, 0, 0, 0, 90, ids, List.of());

        assertThat(IntakeTable.line(report)).isEqualTo("30 added: a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, …");
    }
}
