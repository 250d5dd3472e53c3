package onrecord.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The article that a page describes in JSON-LD. Of several, as on pages that list other stories, it is the one with the
 * page's own address, or else the first; what cannot be read as JSON is passed over.
 */
record LinkedArticle(
        Optional<String> headline, Optional<String> publisher, Optional<String> author, Optional<String> published) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();
    private static final int MOST_NODES = 10_000;

    static LinkedArticle of(Document page, @Nullable String url) {
        List<JsonNode> articles = new ArrayList<>();
        Map<String, JsonNode> named = new HashMap<>();
        for (Element script : page.select("script[type~=(?i)application/ld\\+json]")) {
            try {
                articlesIn(JSON.readTree(script.data()), articles, named);
            } catch (JsonProcessingException e) {
                // Broken descriptions are common, and the page says the same elsewhere.
            }
        }
        JsonNode chosen = articles.stream()
                .filter(article -> url != null && addresses(article).anyMatch(url::equals))
                .findFirst()
                .orElse(articles.isEmpty() ? JSON.missingNode() : articles.get(0));
        return new LinkedArticle(
                text(chosen.path("headline")).or(() -> text(chosen.path("name"))),
                names(chosen.path("publisher"), named).or(() -> names(chosen.path("sourceOrganization"), named)),
                names(chosen.path("author"), named).or(() -> names(chosen.path("creator"), named)),
                text(chosen.path("datePublished")).or(() -> text(chosen.path("dateCreated"))));
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

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank()
                ? Optional.of(Parser.unescapeEntities(node.asText(), false).strip())
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
                .filter(name -> !name.contains("://"))
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }
}
