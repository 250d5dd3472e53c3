package onrecord.corpus;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The article that a page describes in JSON-LD. Of several, as on pages that list other stories, it is the one with the
 * page's own address, or else the first; what cannot be read as JSON is passed over.
 *
 * @param url the address it gives itself
 */
record LinkedArticle(
        Optional<String> headline,
        Optional<String> publisher,
        Optional<String> author,
        Optional<String> published,
        Optional<String> url) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    private static final int MOST_NODES = 10_000;
    /** An address that is more than a site's. */
    private static final Pattern PAGE = Pattern.compile("(?i)https?://[^/?#]+/[^/#].*");

    private static final Pattern WRAPPING = Pattern.compile(
            "^\\s*(?:/[/*]\\s*)?(?:<!--|<!\\[CDATA\\[)(?:\\s*\\*/)?|(?:/[/*]\\s*)?(?:-->|]]>)(?:\\s*\\*/)?\\s*$");

    static LinkedArticle of(Document page, @Nullable String url) {
        List<JsonNode> articles = new ArrayList<>();
        Map<String, JsonNode> named = new HashMap<>();
        for (Element script : page.select("script[type~=(?i)application/ld\\+json]")) {
            try (MappingIterator<JsonNode> roots =
                    JSON.readerFor(JsonNode.class).readValues(unwrapped(script.data()))) {
                while (roots.hasNextValue()) {
                    articlesIn(roots.nextValue(), articles, named);
                }
            } catch (IOException e) {
                // Broken descriptions are common, and the page says the same elsewhere.
            }
        }
        JsonNode chosen = articles.stream()
                .filter(article -> url != null
                        && addresses(article).map(LinkedArticle::bare).anyMatch(bare(url)::equals))
                .findFirst()
                .orElse(articles.isEmpty() ? JSON.missingNode() : articles.get(0));
        return new LinkedArticle(
                text(chosen.path("headline")).or(() -> text(chosen.path("name"))),
                names(chosen.path("publisher"), named).or(() -> names(chosen.path("sourceOrganization"), named)),
                names(chosen.path("author"), named).or(() -> names(chosen.path("creator"), named)),
                text(chosen.path("datePublished")).or(() -> text(chosen.path("dateCreated"))),
                addresses(chosen)
                        .filter(address -> PAGE.matcher(address).matches())
                        .map(address -> address.replaceFirst("#.*", ""))
                        .findFirst());
    }

    /** Without the comment or the CDATA section that some pages put around it. */
    private static String unwrapped(String json) {
        return WRAPPING.matcher(json).replaceAll("");
    }

    /** One page is named with and without the parts of its address that lead nowhere else. */
    private static String bare(String address) {
        return address.replaceFirst("(?i)^https?://(www\\.)?", "").replaceFirst("/?(#.*)?$", "");
    }

    /** Collects the articles, and what else has a name, by its {@code @id}. */
    private static void articlesIn(JsonNode root, List<JsonNode> articles, Map<String, JsonNode> named) {
        Deque<JsonNode> waiting = new ArrayDeque<>(List.of(root));
        for (int seen = 0; !waiting.isEmpty() && seen < MOST_NODES; seen++) {
            JsonNode node = waiting.remove();
            if (isArticle(node)) {
                articles.add(node);
            } else if (node.has("@id") && node.has("name")) {
                named.putIfAbsent(node.path("@id").asText(), node);
            }
            node.forEach(waiting::add);
        }
    }

    private static boolean isArticle(JsonNode node) {
        JsonNode type = node.path("@type");
        Stream<JsonNode> types = type.isArray()
                ? Stream.iterate(0, i -> i < type.size(), i -> i + 1).map(type::get)
                : Stream.of(type);
        return types.map(JsonNode::asText)
                .anyMatch(name -> name.endsWith("Article") || name.endsWith("BlogPosting") || name.equals("Report"));
    }

    private static Stream<String> addresses(JsonNode article) {
        JsonNode main = article.path("mainEntityOfPage");
        return Stream.of(article.path("url"), article.path("@id"), main, main.path("@id"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    /** A text; of several, the first. */
    private static Optional<String> text(JsonNode node) {
        JsonNode one = node.isArray() ? node.path(0) : node;
        return one.isTextual() && !one.asText().isBlank()
                ? Optional.of(Parser.unescapeEntities(one.asText(), false).strip())
                : Optional.empty();
    }

    /** The names of a person or organisation, or of several, which may be described elsewhere. */
    private static Optional<String> names(JsonNode node, Map<String, JsonNode> named) {
        List<JsonNode> all = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(all::add);
        } else {
            all.add(node);
        }
        String names = all.stream()
                .map(one -> text(one)
                        .or(() -> text(one.path("name")))
                        .or(() -> text(named.getOrDefault(one.path("@id").asText(), JSON.missingNode())
                                .path("name"))))
                .flatMap(Optional::stream)
                .map(name -> name.replaceFirst("(?i)^by\\s+", ""))
                .filter(name -> !name.contains("://"))
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }
}
