package onrecord.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import onrecord.language.TextSpan;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Tells a page's furniture by where it stands in the markup: outside the element that holds most of the running text,
 * in elements whose kind, role or name says so, in links, and in cards that lead to other stories.
 */
final class PageFurniture {
    private static final Set<String> KINDS = Set.of("aside", "footer", "figcaption", "form", "fieldset", "address");
    private static final Set<String> ROLES = Set.of(
            "navigation",
            "banner",
            "complementary",
            "contentinfo",
            "search",
            "menu",
            "menubar",
            "toolbar",
            "alert",
            "dialog",
            "alertdialog",
            "tablist");
    private static final Set<String> NAMES = Set.of(
            "ad",
            "ads",
            "advert",
            "adverts",
            "advertisement",
            "advertising",
            "adslot",
            "sponsor",
            "sponsored",
            "promo",
            "promos",
            "promoted",
            "promotion",
            "outbrain",
            "taboola",
            "related",
            "relatedposts",
            "relatedarticles",
            "relatedstories",
            "recirc",
            "recommended",
            "recommendation",
            "recommendations",
            "trending",
            "popular",
            "mostread",
            "teaser",
            "teasers",
            "newsletter",
            "signup",
            "subscribe",
            "subscription",
            "share",
            "sharing",
            "sharebar",
            "sharedaddy",
            "addtoany",
            "addthis",
            "social",
            "comments",
            "comment",
            "disqus",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "sidebar",
            "breadcrumb",
            "breadcrumbs",
            "menu",
            "nav",
            "navbar",
            "navigation",
            "footer",
            "toolbar",
            "popup",
            "modal",
            "overlay",
            "paywall",
            "caption",
            "credit",
            "byline",
            "timestamp",
            "tags",
            "taglist",
            "topics",
            "pagination",
            "skip",
            "widget",
            "carousel",
            "ticker",
            "masthead",
            "copyright",
            "disclaimer",
            "login",
            "toc",
            "meta",
            "player",
            "slideshow",
            "gallery",
            "pullquote",
            "poll",
            "bio",
            "bios");
    /** Words that say what a thing has, not what it is: {@code class="has-sidebar"}. */
    private static final Set<String> HAVING =
            Set.of("has", "have", "with", "no", "without", "not", "is", "show", "hide");

    private static final Pattern WORD_ENDS = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");
    private static final Set<String> ARTICLE_KINDS = Set.of("article", "main");

    /** Letters of the shortest sentence that counts as said twice. */
    private static final int SENTENCE = 15;

    private static final int MOST_COMPARED = 300;
    private static final int PROSE_WORDS = 8;
    private static final int CARD_WORDS = 70;
    /** How much of what running text counts for an element counts for the one around it. */
    private static final double FADING = 0.6;

    private static final double ARTICLE = 1.3;
    /** What stands beside the text and has this share of it belongs to it. */
    private static final double BESIDE = 0.12;

    private final PageText page;
    private final Map<Element, Integer> prose = new HashMap<>();
    private final Map<Element, Integer> plain = new HashMap<>();
    private final Map<Element, Boolean> furnished = new HashMap<>();
    private final Set<Element> otherStories;
    private final int allProse;

    private PageFurniture(PageText page) {
        this.page = page;
        int all = 0;
        for (PageText.Line line : page.lines()) {
            if (isProse(line)) {
                int length = line.text().length();
                all += length;
                for (Element at = line.block(); at != null; at = at.parent()) {
                    prose.merge(at, length, Integer::sum);
                }
            }
        }
        allProse = all;
        otherStories = otherStories(page);
    }

    /** The articles under headlines of their own that follow the page's one, as on pages that go on without end. */
    private static Set<Element> otherStories(PageText page) {
        Map<Element, String> headlines = new LinkedHashMap<>();
        for (PageText.Line line : page.lines()) {
            Element article =
                    line.block().normalName().equals("h1") ? line.block().closest("article") : null;
            if (article != null) {
                headlines.putIfAbsent(article, line.text());
            }
        }
        return headlines.entrySet().stream()
                .filter(one -> pageTitle(one.getKey()).contains(one.getValue()))
                .findFirst()
                .map(Map.Entry::getKey)
                .map(own -> headlines.keySet().stream()
                        .filter(other -> !isWithin(other, own) && !isWithin(own, other))
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private static String pageTitle(Element element) {
        Document document = element.ownerDocument();
        return document == null ? "" : document.title();
    }

    /** The lines that are furniture, sorted, without overlaps; all of them where a page has no running text. */
    static List<TextSpan> in(PageText page) {
        PageFurniture furniture = new PageFurniture(page);
        Element root = furniture.root();
        List<TextSpan> spans = new ArrayList<>();
        for (PageText.Line line : page.lines()) {
            if (root == null
                    || (!isWithin(line.block(), root) && !isUnderHeadline(line))
                    || furniture.isFurniture(line)
                    || furniture.isPulledOut(line)) {
                spans.add(line.span());
            }
        }
        return spans;
    }

    private static boolean isProse(PageText.Line line) {
        BodyLine body = new BodyLine(line.span(), line.text(), false);
        return body.isProse() && body.words() >= PROSE_WORDS && !line.isLink() && !line.isHeading();
    }

    /** The element whose text is the article's; null if the page has none. */
    private @Nullable Element root() {
        Map<Element, Double> scores = new HashMap<>();
        List<Element> order = new ArrayList<>();
        for (PageText.Line line : page.lines()) {
            if (!isProse(line) || isFurniture(line)) {
                continue;
            }
            for (Element at = line.block(); at != null; at = at.parent()) {
                plain.merge(at, line.text().length(), Integer::sum);
            }
            double score = line.text().length();
            for (Element at = line.block(); at != null && score >= 1; at = at.parent(), score *= FADING) {
                if (scores.put(at, scores.getOrDefault(at, 0.0) + score) == null) {
                    order.add(at);
                }
            }
        }
        Element best = null;
        double most = 0;
        for (Element candidate : order) {
            double score = scores.getOrDefault(candidate, 0.0) * (isArticle(candidate) ? ARTICLE : 1);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best == null ? null : widened(best);
    }

    /**
     * Takes in what stands beside the best element, is running text too and is made alike: articles are often cut in
     * parts by ads, and their first paragraph often stands alone.
     */
    private Element widened(Element best) {
        Element root = best;
        for (Element around = root.parent(); around != null; around = around.parent()) {
            if (around.normalName().equals("html")) {
                break;
            }
            Element part = root;
            int own = plain.getOrDefault(part, 0);
            boolean more = around.children().stream()
                    .filter(other -> !other.equals(part) && isAlike(part, other))
                    .anyMatch(other -> plain.getOrDefault(other, 0) >= BESIDE * own);
            if (!more) {
                break;
            }
            root = around;
        }
        return root;
    }

    private static boolean isAlike(Element part, Element other) {
        return other.normalName().equals("p")
                || (other.normalName().equals(part.normalName())
                        && unnumbered(other.className()).equals(unnumbered(part.className()))
                        && unnumbered(other.id()).equals(unnumbered(part.id())));
    }

    private static String unnumbered(String name) {
        return name.replaceAll("\\d+", "");
    }

    private static boolean isArticle(Element element) {
        return ARTICLE_KINDS.contains(element.normalName())
                || element.attr("role").equals("main")
                || element.attr("itemprop").equals("articleBody");
    }

    private static boolean isWithin(Element element, Element root) {
        for (Element at = element; at != null; at = at.parent()) {
            if (at.equals(root)) {
                return true;
            }
        }
        return false;
    }

    private boolean isFurniture(PageText.Line line) {
        return line.isLink() || isFurniture(line.block());
    }

    /** Whether it shows again, larger, what the text says: the text's own sentence is the one to quote. */
    private boolean isPulledOut(PageText.Line line) {
        Element at = line.block();
        boolean apart = at.normalName().equals("blockquote")
                || (at.parent() != null && at.parent().normalName().equals("blockquote"));
        String key = BodyLine.key(line.text());
        return apart && key.length() >= SENTENCE && isSaidElsewhere(key, line);
    }

    private boolean isSaidElsewhere(String key, PageText.Line pulled) {
        return page.lines().stream()
                .filter(PageFurniture::isProse)
                .limit(MOST_COMPARED)
                .anyMatch(line -> BodyLine.key(line.text()).contains(key)
                        && line.text().length() > pulled.text().length());
    }

    private boolean isFurniture(Element element) {
        List<Element> unknown = new ArrayList<>();
        Element at = element;
        while (at != null && !furnished.containsKey(at)) {
            unknown.add(at);
            at = at.parent();
        }
        boolean furniture = at != null && Boolean.TRUE.equals(furnished.get(at));
        for (int i = unknown.size() - 1; i >= 0; i--) {
            furniture |= otherStories.contains(unknown.get(i)) || isNamedFurniture(unknown.get(i));
            furnished.put(unknown.get(i), furniture);
        }
        return furniture;
    }

    private boolean isNamedFurniture(Element element) {
        // Whatever its name says, what holds most of the text is no furniture.
        if (prose.getOrDefault(element, 0) * 2 > allProse) {
            return false;
        }
        String kind = element.normalName();
        return KINDS.contains(kind)
                || ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
                || (kind.equals("header") && !isInArticle(element))
                || (kind.equals("figure") && element.selectFirst("table, blockquote, pre, ul, ol") == null)
                || hasFurnitureName(element)
                || isCard(element);
    }

    private static boolean isInArticle(Element element) {
        for (Element at = element.parent(); at != null; at = at.parent()) {
            if (isArticle(at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is running text in the header of an article: the line that sums it up often stands there. */
    private static boolean isUnderHeadline(PageText.Line line) {
        Element header = line.block().closest("header");
        return header != null && isProse(line) && isInArticle(header) && header.selectFirst("h1") != null;
    }

    private static boolean hasFurnitureName(Element element) {
        // The kind of a custom element is a name too: amp-ad, site-footer.
        String kind = element.normalName().indexOf('-') < 0 ? "" : element.normalName();
        String names = element.className() + " " + element.id() + " " + kind;
        String before = "";
        for (String word : WORD_ENDS.split(names, -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (NAMES.contains(lower) && !HAVING.contains(before)) {
                return true;
            }
            before = lower;
        }
        return false;
    }

    /** Whether it is a short piece under a headline that leads elsewhere; in a live report each leads to itself. */
    private boolean isCard(Element element) {
        if (!Set.of("li", "div", "section", "article", "a", "td").contains(element.normalName())
                || prose.getOrDefault(element, 0) > CARD_WORDS * 6) {
            return false;
        }
        for (Element child : element.children()) {
            boolean heading = child.normalName().matches("h[2-6]");
            boolean leads = heading
                    && (child.select("a[href]").stream().anyMatch(PageFurniture::leadsElsewhere)
                            || element.normalName().equals("a"));
            boolean wraps = child.normalName().equals("a")
                    && leadsElsewhere(child)
                    && child.selectFirst("h2, h3, h4, h5, h6") != null;
            if (leads || wraps) {
                return true;
            }
        }
        return false;
    }

    private static boolean leadsElsewhere(Element link) {
        String here = link.baseUri().replaceFirst("#.*", "");
        boolean stays = !here.isEmpty() && link.absUrl("href").startsWith(here + "#");
        return !stays && !link.attr("href").startsWith("#");
    }
}
