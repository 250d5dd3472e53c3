package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameFinderTest {
    private static List<String> names(String text) {
        return NameFinder.in(text, new TextSpan(0, text.length())).stream()
                .map(name -> name.in(text))
                .toList();
    }

    @Test
    void finds_names_by_their_capitals_without_office_or_day() {
        assertThat(names(
                        "On Tuesday, Russian Foreign Minister Sergei Lavrov and U.S. Secretary of State Marco Rubio met"
                                + " in New York. Trump’s envoy spoke to RIA Novosti."))
                .containsExactly("Sergei Lavrov", "U.S.", "Marco Rubio", "New York", "Trump", "RIA Novosti");
    }

    @Test
    void a_space_that_may_not_break_parts_no_name() {
        assertThat(names("Then Dmitry\u00A0Peskov met J.\u202FSmith."))
                .containsExactly("Dmitry\u00A0Peskov", "J.\u202FSmith");
    }

    @Test
    void keeps_a_name_with_particles_whole() {
        assertThat(names("Then Charles de Gaulle met Ursula von der Leyen and asked for a seat at El Alamein."))
                .containsExactly("Charles de Gaulle", "Ursula von der Leyen", "El Alamein");
    }
}
