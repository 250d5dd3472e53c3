package onrecord.corpus;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of its article: first in JSON-LD, then in OpenGraph and other {@code meta} elements, then in what it
 * shows. A day counts as stated where the page calls it the day of publication, and as inferred where it only stands
 * beside the headline or in the address.
 */
final class PageFacts {
    private static final Set<String> AGENCIES = Set.of(
            "reuters",
            "ap",
            "associated press",
            "the associated press",
            "afp",
            "agence france-presse",
            "dpa",
            "tass",
            "interfax",
            "ukrinform",
            "xinhua",
            "anadolu agency",
            "efe",
            "ansa",
            "pa media",
            "bloomberg news");
    private static final List<String> DAY_NAMES = List.of(
            "article:published_time",
            "og:article:published_time",
            "datepublished",
            "date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.date",
            "parsely-pub-date",
            "sailthru.date",
            "article.published",
            "og:pubdate",
            "cxenseparse:recs:publishtime");
    /** A page needs no more of a kind, and the text of nested elements is read once for each. */
    private static final int MOST = 20;

    /** Where pages without {@code time} elements often show their day. */
    private static final String SHOWN_DAY =
            "[class~=(?i)(^|[\\s_-])(date|pubdate|dateline|datetime|timestamp|stamp)($|[\\s_-])]";

    /** Where the days of comments and of other stories stand. */
    private static final String NOT_ITS_OWN = "aside, footer, li, [class*=comment], [id*=comment], [class*=related]";

    private static final String SUFFIX = "\\s+[|–—·»-]\\s+";

    private final Document page;
    private final Map<String, String> meta = new HashMap<>();
    private final @Nullable URI address;
    private final Map<String, String> fields = new HashMap<>();

    private PageFacts(Document page, @Nullable String address) {
        this.page = page;
        this.address = uri(address);
        for (Element element : page.select("meta[content]")) {
            Stream.of("property", "name", "itemprop")
                    .map(element::attr)
                    .filter(key -> !key.isBlank())
                    .forEach(key ->
                            meta.putIfAbsent(key.strip().toLowerCase(Locale.ROOT), oneLine(element.attr("content"))));
        }
    }

    /**
     * {@code title publisher agency author url published published-basis}, as far as the page tells them.
     *
     * @param address where the page was found, if that is known
     */
    static Map<String, String> of(Document page, @Nullable String address) {
        PageFacts facts = new PageFacts(page, address);
        facts.findUrl();
        LinkedArticle linked = LinkedArticle.of(page, facts.fields.getOrDefault("url", address));
        linked.url().flatMap(facts::resolved).ifPresent(url -> facts.fields.putIfAbsent("url", url));
        facts.read(linked);
        return facts.fields;
    }

    private void read(LinkedArticle linked) {
        put(
                "publisher",
                List.of(
                        linked.publisher(),
                        meta("og:site_name"),
                        named("[itemprop=publisher] [itemprop=name]"),
                        meta("application-name"),
                        meta("dc.publisher")));
        put(
                "title",
                List.of(
                        linked.headline(),
                        bare(meta("og:title")),
                        heading(),
                        bare(meta("twitter:title")),
                        bare(Optional.of(oneLine(page.title())))));
        put(
                "author",
                List.of(
                        linked.author(),
                        person("author"),
                        person("article:author"),
                        person("parsely-author"),
                        person("dc.creator"),
                        person("byl"),
                        rel()));
        String author = fields.get("author");
        if (author != null && AGENCIES.contains(author.toLowerCase(Locale.ROOT))) {
            fields.put("agency", author);
            fields.remove("author");
        } else if (author != null && BodyLine.key(author).equals(BodyLine.key(fields.getOrDefault("publisher", "")))) {
            fields.remove("author");
        }
        findDay(linked);
    }

    private void put(String field, List<Optional<String>> candidates) {
        candidates.stream()
                .flatMap(Optional::stream)
                .map(PageFacts::oneLine)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .ifPresent(value -> fields.put(field, value));
    }

    private Optional<String> meta(String key) {
        return Optional.ofNullable(meta.get(key)).filter(value -> !value.isEmpty());
    }

    /** A name; some pages give the address of a profile instead, which is none. */
    private Optional<String> person(String key) {
        return meta(key).map(name -> name.replaceFirst("(?i)^by\\s+", "")).filter(name -> !name.contains("://"));
    }

    private Optional<String> named(String query) {
        return Optional.ofNullable(page.selectFirst(query))
                .map(element -> element.hasAttr("content") ? element.attr("content") : element.text());
    }

    private Optional<String> rel() {
        List<String> names = page.select("[rel=author], [itemprop=author] [itemprop=name], [itemprop=author]").stream()
                .limit(MOST)
                .map(element -> oneLine(element.text()).replaceFirst("(?i)^by\\s+", ""))
                .filter(name -> !name.isEmpty() && name.length() < 80)
                .distinct()
                .limit(1)
                .toList();
        return names.stream().findFirst();
    }

    private Optional<String> heading() {
        List<String> headings = page.select("h1").stream()
                .limit(MOST)
                .map(element -> oneLine(element.text()))
                .filter(text -> text.split(" ", -1).length > 2)
                .toList();
        String shown = oneLine(page.title());
        return headings.stream()
                .filter(shown::startsWith)
                .findFirst()
                .or(() -> headings.stream().findFirst());
    }

    /** The title without the name of the site that many pages put after it. */
    private Optional<String> bare(Optional<String> title) {
        String publisher = fields.getOrDefault("publisher", "");
        String heading = heading().orElse("");
        return title.map(whole -> {
            if (!heading.isEmpty() && whole.startsWith(heading)) {
                return heading;
            }
            String[] parts = whole.split(SUFFIX, -1);
            String last = parts[parts.length - 1];
            return parts.length > 1 && BodyLine.key(last).equals(BodyLine.key(publisher))
                    ? whole.substring(0, whole.length() - last.length())
                            .replaceFirst(SUFFIX + "$", "")
                            .strip()
                            .replaceFirst("\\s*[|–—·»-]$", "")
                    : whole;
        });
    }

    private void findUrl() {
        Element link = page.selectFirst("link[rel~=(?i)canonical][href]");
        Stream.of(link == null ? "" : link.attr("href"), meta.getOrDefault("og:url", ""))
                .map(this::resolved)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(url -> fields.put("url", url));
    }

    /** Another site's word for where this page belongs is not taken, nor the home page, which some name on every page. */
    private Optional<String> resolved(String reference) {
        URI found = uri(reference.strip());
        if (found == null || reference.isBlank()) {
            return Optional.empty();
        }
        URI whole = address == null ? found : address.resolve(found);
        boolean web = "http".equals(whole.getScheme()) || "https".equals(whole.getScheme());
        boolean same = address == null || site(whole).equals(site(address));
        boolean another = address != null && isHome(whole) && !isHome(address);
        return web && same && !another && !site(whole).isEmpty() ? Optional.of(whole.toString()) : Optional.empty();
    }

    private static boolean isHome(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return (path.isEmpty() || path.equals("/")) && url.getRawQuery() == null;
    }

    private static String site(URI url) {
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        return host.replaceFirst("^(www|m|amp|mobile)\\.", "");
    }

    private void findDay(LinkedArticle linked) {
        List<String> stated = new ArrayList<>();
        linked.published().ifPresent(stated::add);
        DAY_NAMES.forEach(name -> meta(name).ifPresent(stated::add));
        page
                .select(
                        "time[itemprop=datePublished], time[pubdate], [itemprop=datePublished], time[class~=(?i)publish]")
                .stream()
                .limit(MOST)
                .forEach(element -> stated.addAll(timesIn(element)));
        if (putDay(stated, PublishedDay::of, "stated")) {
            return;
        }
        List<String> shown = new ArrayList<>();
        page.select("time").stream().limit(MOST).forEach(time -> shown.addAll(timesIn(time)));
        page.select(SHOWN_DAY).stream()
                .filter(element -> element.closest(NOT_ITS_OWN) == null)
                .limit(MOST)
                .forEach(element -> shown.add(oneLine(element.text())));
        if (!putDay(shown, PublishedDay::of, "inferred")) {
            String url = fields.getOrDefault("url", address == null ? "" : address.toString());
            putDay(List.of(url), PublishedDay::inPath, "inferred");
        }
    }

    private static List<String> timesIn(Element time) {
        return List.of(time.attr("datetime"), time.attr("content"), oneLine(time.text()));
    }

    private boolean putDay(List<String> texts, Function<String, Optional<java.time.LocalDate>> reading, String basis) {
        Optional<java.time.LocalDate> day =
                texts.stream().map(reading).flatMap(Optional::stream).findFirst();
        day.ifPresent(found -> {
            fields.put("published", found.toString());
            fields.put("published-basis", basis);
        });
        return day.isPresent();
    }

    private static @Nullable URI uri(@Nullable String text) {
        try {
            return text == null ? null : new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\u00A0]+", " ").strip();
    }
}
