package onrecord.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import onrecord.corpus.Article;
import onrecord.corpus.ArticleSource;
import onrecord.corpus.Provenance.PublishedBasis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time limit only ends a test that hangs. */
@Timeout(60)
class GathererTest {
    private static final String REOPENED =
            "The harbour of Kellin reopened on Tuesday after the storm, its master said.";

    @TempDir
    Path folder;

    private final SmallSite site = new SmallSite();
    private Shelf shelf;
    private Gatherer gatherer;

    @BeforeEach
    void open() {
        shelf = new Shelf(folder.resolve("shelf"));
        gatherer = gatherer(Duration.ofSeconds(10), Duration.ZERO);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Gatherer gatherer(Duration longest, Duration pause) {
        return new Gatherer(new Courtesy(new Fetcher(Hosts.PUBLIC_AND_LOOPBACK, "Test/1", longest), pause), shelf);
    }

    private Gathered gather(String path) {
        return gatherer.gather(site.url(path));
    }

    private String refusal(String path) {
        Gathered gathered = gather(path);
        assertThat(gathered.sources()).isEmpty();
        assertThat(gathered.refused()).hasSize(1);
        assertThat(shelved()).isEmpty();
        return gathered.refused().get(0).reason();
    }

    private List<ArticleSource> shelved() {
        try (Stream<ArticleSource> sources = new Shelf(folder.resolve("shelf")).sources()) {
            return sources.toList();
        }
    }

    private void feed(String... paths) {
        StringBuilder items = new StringBuilder();
        for (String path : paths) {
            items.append("<item><title>From the feed</title><link>")
                    .append(site.url(path))
                    .append("?utm_source=rss#top</link><pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate></item>");
        }
        site.say(
                "/feed",
                "application/rss+xml",
                "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Kellin Courier</title><link>http://x.example"
                        + "</link><description>d</description>" + items + "</channel></rss>");
    }

    @Test
    void a_page_is_shelved_and_outlives_the_program() throws Exception {
        site.say("/harbour", "text/html; charset=utf-8", SmallSite.article("Harbour reopens again", REOPENED));

        Gathered gathered = gather("/harbour?utm_source=mail#comments");

        assertThat(gathered.refused()).isEmpty();
        assertThat(site.asked).containsExactly("/harbour");
        Article article = shelved().get(0).read();
        assertThat(article.id())
                .startsWith("127-0-0-1-harbour-")
                .isEqualTo(gathered.sources().get(0).id());
        assertThat(article.body()).contains(REOPENED);
        assertThat(article.provenance().url()).isEqualTo(site.url("/harbour"));
        assertThat(shelved().get(0).hash()).isEqualTo(gathered.sources().get(0).hash());
    }

    @Test
    void what_has_not_changed_is_not_sent_again_and_what_has_takes_its_place() throws Exception {
        site.say("/harbour", "text/html", SmallSite.article("Harbour reopens again", REOPENED));
        gather("/harbour");
        String before = shelved().get(0).hash();

        assertThat(gather("/harbour").unchanged()).isEqualTo(1);
        site.say("/harbour", "text/html", SmallSite.article("Harbour stays closed", REOPENED.replace("re", "")));
        Gathered changed = gather("/harbour");

        assertThat(changed.sources()).hasSize(1);
        assertThat(shelved()).hasSize(1);
        assertThat(shelved().get(0).hash()).isNotEqualTo(before);
        assertThat(shelved().get(0).read().provenance().title()).isEqualTo("Harbour stays closed");
    }

    @Test
    void one_article_under_two_addresses_is_one() {
        String page = SmallSite.article("Harbour reopens again", REOPENED)
                .replace("<head>", "<head><link rel=canonical href='/harbour'>");
        site.say("/amp/harbour", "text/html", page);
        site.say("/harbour", "text/html", page);

        gather("/amp/harbour");
        gather("/harbour");

        assertThat(shelved()).hasSize(1);
    }

    @Test
    void pages_that_all_name_the_home_page_as_their_own_address_are_articles_each() throws Exception {
        site.say("/a", "text/html", naming("<link rel=canonical href='/'>"));
        site.say("/b", "text/html", naming("<meta property=og:url content='" + site.url("") + "'>"));
        site.say("/c", "text/html", naming("<link rel=canonical href='/'><meta property=og:url content='/whole/c'>"));
        site.say("/d", "text/html", naming("<link rel=canonical href='/?p=4'>"));

        Stream.of("/a", "/b", "/c", "/d").forEach(this::gather);

        List<URI> addresses = new ArrayList<>();
        for (ArticleSource source : shelved()) {
            addresses.add(source.read().provenance().url());
        }
        assertThat(addresses)
                .containsExactlyInAnyOrder(site.url("/a"), site.url("/b"), site.url("/whole/c"), site.url("/?p=4"));
    }

    private static String naming(String address) {
        return SmallSite.article("Harbour reopens again", REOPENED).replace("<head>", "<head>" + address);
    }

    @Test
    void a_feed_brings_its_pages_once_and_knows_what_they_do_not_say() throws Exception {
        site.say("/a", "text/html", SmallSite.article("Harbour reopens again", REOPENED));
        site.say("/b", "text/html", SmallSite.article("Ferries sail once more", REOPENED));
        feed("/a", "/b", "/gone");

        Gathered first = gather("/feed");

        assertThat(first.sources()).hasSize(2);
        assertThat(first.refused()).extracting(Gathered.Refused::reason).containsExactly("answers with status 404");
        Article article = first.sources().get(0).read();
        assertThat(article.provenance().title()).isEqualTo("Harbour reopens again");
        assertThat(article.provenance().publisher()).isEqualTo("Kellin Courier");
        assertThat(article.provenance().published()).hasToString("2025-03-04");
        assertThat(article.provenance().basis()).isEqualTo(PublishedBasis.STATED);

        site.say("/gone", "text/html", SmallSite.article("The third of the stories", REOPENED));
        assertThat(gather("/feed").sources()).as("what failed is tried again").hasSize(1);
        site.asked.clear();
        assertThat(gather("/feed").sources()).isEmpty();
        assertThat(site.asked).as("the feed has not changed").containsExactly("/feed");
        site.asked.clear();
        site.say("/c", "text/html", SmallSite.article("The fourth of the stories", REOPENED));
        feed("/c", "/a", "/b");
        assertThat(gatherer(Duration.ofSeconds(10), Duration.ZERO)
                        .gather(site.url("/feed"))
                        .sources())
                .hasSize(1);
        assertThat(site.asked).containsExactly("/feed", "/c");
    }

    @Test
    void what_a_feed_told_of_a_page_is_not_forgotten_when_the_page_is_fetched_alone() throws Exception {
        site.say("/a", "text/html", SmallSite.article("Harbour reopens again", REOPENED));
        feed("/a");
        gather("/feed");
        site.say("/a", "text/html", SmallSite.article("Harbour reopens at last", REOPENED));

        Article article = gather("/a").sources().get(0).read();

        assertThat(article.provenance().title()).isEqualTo("Harbour reopens at last");
        assertThat(article.provenance().publisher()).isEqualTo("Kellin Courier");
        assertThat(article.provenance().published()).hasToString("2025-03-04");
    }

    @Test
    void a_feed_is_read_in_the_encoding_in_which_it_is_sent() throws Exception {
        site.say("/a", "text/html", SmallSite.article("Harbour reopens again", REOPENED));
        String feed = "<rss version='2.0'><channel><title>Порт</title><link>http://x.example</link><description>d"
                + "</description><item><link>" + site.url("/a") + "</link></item></channel></rss>";
        site.say("/feed", "text/xml; Charset=windows-1251", feed.getBytes(Charset.forName("windows-1251")));

        assertThat(gather("/feed").sources().get(0).read().provenance().publisher())
                .isEqualTo("Порт");
    }

    @Test
    void a_site_that_asks_for_a_pause_is_left_alone() {
        site.answer("/a", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            exchange.sendResponseHeaders(429, -1);
        });
        feed("/a", "/b", "/c");

        assertThat(gather("/feed").refused())
                .extracting(Gathered.Refused::reason)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("answers with status 429"),
                        second -> assertThat(second).contains("not asked for now: its site wants to be left alone"),
                        third -> assertThat(third).contains("left alone"));
        assertThat(site.asked).containsExactly("/feed", "/a");
    }

    @Test
    void a_page_that_was_never_had_is_not_unchanged() {
        site.answer("/a", exchange -> exchange.sendResponseHeaders(304, -1));

        assertThat(refusal("/a")).isEqualTo("answers with status 304");
    }

    @Test
    void reads_atom_too() {
        site.say("/a", "text/html", SmallSite.article("Harbour reopens again", REOPENED));
        site.say(
                "/atom",
                "text/xml",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><entry><title>E</title><link href=\"/a\"/>"
                        + "<updated>2025-03-04T10:00:00Z</updated></entry></feed>");

        assertThat(gather("/atom").sources()).hasSize(1);
    }

    @Test
    void a_feed_is_not_sent_again_for_pages_that_are_refused_for_good() throws Exception {
        site.say("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private\n");
        site.say("/a", "text/html", SmallSite.article("Harbour reopens again", REOPENED));
        site.say("/empty", "text/html", "<html><body><ul><li><a href=/>Home</a></ul></body></html>");
        feed("/a", "/private/b", "/empty");

        assertThat(gather("/feed").refused()).hasSize(2);
        site.asked.clear();
        assertThat(gather("/feed").unchanged()).isEqualTo(1);
        assertThat(site.asked).containsExactly("/feed");
    }

    @Test
    void keeps_to_robots_txt_and_names_itself() {
        site.say("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private\n");
        site.say("/private/a", "text/html", SmallSite.article("Harbour reopens again", REOPENED));
        site.redirect("/open", "/private/a");

        assertThat(refusal("/private/a")).contains("closed to robots by the site's robots.txt");
        assertThat(refusal("/open")).contains("closed to robots");
        assertThat(site.asked).containsExactly("/open");
        assertThat(site.agents).isNotEmpty().containsOnly("Test/1");
    }

    @Test
    void a_site_whose_rules_cannot_be_had_is_left_alone() {
        site.say("/a", "text/html", SmallSite.article("Harbour reopens again", REOPENED));
        site.answer("/robots.txt", exchange -> exchange.sendResponseHeaders(503, -1));

        assertThat(refusal("/a")).contains("closed to robots");
        assertThat(site.asked).isEmpty();
    }

    @Test
    void asks_a_host_one_thing_at_a_time_and_pauses_in_between() {
        gatherer = gatherer(Duration.ofSeconds(10), Duration.ofMillis(150));
        site.say("/a", "text/html", SmallSite.article("Harbour reopens again", REOPENED));
        site.say("/b", "text/html", SmallSite.article("Ferries sail once more", REOPENED));
        feed("/a", "/b");
        long start = System.nanoTime();

        Stream.of("/feed", "/a", "/b").parallel().forEach(this::gather);

        assertThat(site.mostAtOnce).hasValue(1);
        int requests = site.asked.size();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(150).multipliedBy(requests - 1L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1/",
                "http://[::ffff:192.168.0.1]/",
                "file:///etc/passwd",
                "ftp://127.0.0.1/",
                "http://user:secret@127.0.0.1/",
                "//10.0.0.1/a"
            })
    void no_redirect_leads_into_a_private_network(String target) {
        site.redirect("/start", "/step");
        site.redirect("/step", target);

        String reason = refusal("/start");

        assertThat(reason).containsAnyOf("not on the public internet", "only http and https", "user name or password");
        assertThat(reason).doesNotContain("secret");
        assertThat(site.asked).containsExactly("/start", "/step");
    }

    @Test
    void users_cannot_reach_this_machine() {
        Gatherer shipped = new Gatherer(Hosts.PUBLIC, Gatherer.USER_AGENT, shelf);

        assertThat(shipped.gather(site.url("/a")).refused().get(0).reason()).contains("not on the public internet");
        assertThat(site.agents).isEmpty();
    }

    /** While it waits for its turn, a name may come to stand for another address. */
    @Test
    void a_host_is_judged_again_when_its_turn_has_come() {
        AtomicBoolean moved = new AtomicBoolean();
        Fetcher fetcher = new Fetcher(
                address -> {
                    if (moved.get()) {
                        throw FetchException.lasting(address + " is not on the public internet");
                    }
                },
                "Test/1",
                Duration.ofSeconds(10));

        assertThatThrownBy(
                        () -> fetcher.get(site.url("/a"), Fetched.Validators.NONE, 1 << 20, address -> moved.set(true)))
                .hasMessageContaining("not on the public internet");
        assertThat(site.agents).isEmpty();
    }

    @Test
    void redirects_end() {
        site.redirect("/round", "/and-round");
        site.redirect("/and-round", "/round");
        site.redirect("/nowhere", "");

        assertThat(refusal("/round")).contains("redirected more than 5 times");
        assertThat(refusal("/nowhere")).contains("redirected to no address");
    }

    @Test
    void hangs_up_on_what_is_endless_slow_or_of_another_kind() {
        site.pour("/endless", new byte[1 << 20], () -> {});
        site.say("/picture", "image/png", new byte[10]);
        site.say("/rubbish", "text/html", new byte[] {(byte) 0xFF, (byte) 0x81, 1, 2});
        site.say("/empty", "text/html", "");
        site.say("/bad-feed", "application/rss+xml", "<rss><!DOCTYPE x [<!ENTITY a \"b\">]>&a;");

        assertThat(refusal("/endless")).contains("over 25 MiB: too large for an article");
        assertThat(refusal("/picture")).contains("of the kind image/png");
        assertThat(refusal("/rubbish")).contains("none of the encodings");
        assertThat(refusal("/empty")).contains("no running text");
        assertThat(refusal("/bad-feed")).contains("cannot be read as RSS or Atom");
        assertThat(refusal("/missing")).isEqualTo("answers with status 404");
        gatherer = gatherer(Duration.ofMillis(700), Duration.ZERO);
        site.pour("/slow", new byte[] {'x'}, () -> LockSupport.parkNanos(50_000_000));
        assertThat(refusal("/slow")).contains("to answer: try later");
    }

    @Test
    void unpacks_what_is_packed_and_no_bombs() throws Exception {
        site.answer("/packed", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            byte[] body =
                    packed(SmallSite.article("Harbour reopens again", REOPENED).getBytes(StandardCharsets.UTF_8), 1);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
        byte[] bomb = packed(new byte[1 << 20], 100);
        site.answer("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, bomb.length);
            exchange.getResponseBody().write(bomb);
        });

        assertThat(refusal("/bomb")).contains("over 25 MiB");
        assertThat(gather("/packed").sources()).hasSize(1);
    }

    private static byte[] packed(byte[] piece, int times) throws java.io.IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(out)) {
            for (int i = 0; i < times; i++) {
                packing.write(piece);
            }
        }
        return out.toByteArray();
    }
}
