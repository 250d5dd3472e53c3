package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundsTest {
    @ParameterizedTest
    @CsvSource({
        "Eshdaun, Ashdown",
        "Benkhaddu, Benhaddou",
        "Otieno, Otieno",
        "Tanegasim, Tanegashima",
        "Shtaynmayer, Steinmeier",
        "Zelenskiy, Zelensky"
    })
    void one_name_in_two_spellings_sounds_alike(String one, String other) {
        assertThat(Sounds.distance(one, other)).isLessThan(0.22);
    }

    @ParameterizedTest
    @CsvSource({"Macron, Moscow", "Geneva, General", "Peskov, Lavrov", "Merkel, Market", "Riga, Rabat"})
    void two_names_do_not(String one, String other) {
        assertThat(Sounds.distance(one, other)).isGreaterThan(0.22);
    }

    @Property(tries = 200)
    void distance_is_symmetric_and_nothing_to_itself(@ForAll @AlphaChars String one, @ForAll @AlphaChars String other) {
        assertThat(Sounds.distance(one, other)).isEqualTo(Sounds.distance(other, one));
        assertThat(Sounds.distance("a" + one, "a" + one)).isZero();
    }
}
