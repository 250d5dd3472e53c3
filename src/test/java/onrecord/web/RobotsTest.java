package onrecord.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsTest {
    private static Robots robots(String text) {
        return Robots.of(text.getBytes(StandardCharsets.UTF_8), "onrecord");
    }

    @ParameterizedTest
    @CsvSource({
        "/news, /news/a, false",
        "/news, /new, true",
        "/*.pdf$, /a/b.pdf, false",
        "/*.pdf$, /a/b.pdf?x, true",
        "/a*b*c, /a1b2c3, false",
        "/a*b*c, /a1c2b3, true",
        "/x$, /x, false",
        "/x$, /xy, true",
        "/*a$, /aba, false",
        "/, /anything, false",
        "/?q=, /?q=1, false"
    })
    void fits_patterns_to_paths(String pattern, String path, boolean allowed) {
        assertThat(robots("User-agent: *\nDisallow: " + pattern).allows(path)).isEqualTo(allowed);
    }

    @Test
    void the_longest_rule_decides_and_of_two_as_long_the_kinder() {
        Robots robots = robots("user-agent: *\ndisallow: /a\nallow: /a/b\nallow: /c\ndisallow: /c\ndisallow:\n");

        assertThat(robots.allows("/a/x")).isFalse();
        assertThat(robots.allows("/a/b/x")).isTrue();
        assertThat(robots.allows("/c")).isTrue();
        assertThat(robots.allows("/d")).isTrue();
    }

    @Test
    void a_group_that_names_us_counts_instead_of_the_one_for_all() {
        Robots robots = robots("""
                User-agent: *
                Disallow: /

                User-agent: other
                User-agent: OnRecord/1.0 # us
                Disallow: /private
                Crawl-delay: 2.5
                """);

        assertThat(robots.allows("/news")).isTrue();
        assertThat(robots.allows("/private/x")).isFalse();
        assertThat(robots.delay()).isEqualTo(Duration.ofMillis(2500));
        assertThat(robots("User-agent: other\nDisallow: /\nCrawl-delay: 9\n")).isEqualTo(Robots.ALLOW_ALL);
        assertThat(robots("User-agent: *\nCrawl-delay: 86400").delay()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFUser-agent: *\nDisallow: /private",
                "User-agent: OnRecord bot\nDisallow: /private",
                "User-agent:*\rDISALLOW:/pri%76ate",
                "User-agent: *\n\nDisallow: /priv\u00E1te"
            })
    void rules_count_however_they_are_written(String text) {
        assertThat(robots(text).allows("/private/a") && robots(text).allows("/priv%C3%A1te"))
                .isFalse();
        assertThat(robots(text).allows("/pri")).isTrue();
    }

    @Test
    void a_slash_that_is_encoded_parts_no_folders() {
        assertThat(robots("User-agent: *\nDisallow: /a%2fb").allows("/a%2Fb")).isFalse();
        assertThat(robots("User-agent: *\nDisallow: /a%2fb").allows("/a/b")).isTrue();
        assertThat(robots("User-agent: *\nDisallow: /100%").allows("/100%")).isFalse();
    }

    @Property
    void reads_anything(@ForAll String text, @ForAll String path) {
        robots(text).allows(path);
        robots("User-agent: *\nDisallow: " + text).allows(path);
    }
}
