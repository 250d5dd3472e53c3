package onrecord.channel.telegram;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import onrecord.answer.Answer;
import onrecord.answer.CopyWords;
import onrecord.answer.DatedWords;
import onrecord.answer.Generation;
import onrecord.answer.Missing;
import onrecord.answer.Quote;
import onrecord.corpus.Provenance;
import onrecord.index.PassageIndex.ArticleEntry;
import onrecord.language.Statement;
import onrecord.language.TextSpan;
import onrecord.language.Texts;

/**
 * The one place where text becomes Telegram HTML. Everything from a question or an article is escaped; sources stand
 * outside the quotes, since a {@code blockquote} may hold few tags; a message shows at most 3,500 characters and is cut
 * between quotes or sentences, never inside a tag. Pure: equal input gives equal output.
 */
final class TelegramRenderer {
    /** Visible characters of one message, well below Telegram's 4,096. */
    static final int BUDGET = 3500;

    private static final int LONGEST_LEAD = 1200;
    private static final int LONGEST_TITLE = 200;
    private static final int LONG_QUOTE = 350;
    private static final int LEAST_QUOTE = 200;
    private static final int QUOTES_AT_ONCE = 3;
    private static final int LISTED = 10;
    private static final int PUBLISHERS = 30;
    /** Telegram ignores entities after the hundredth. */
    private static final int BOLD_IN_A_QUOTE = 15;

    /** A text of the bot's own. */
    Content notice(String text) {
        return Content.of(Markup.escape(text));
    }

    /** What comes first while the answer is looked for. */
    String placeholder(Texts texts, boolean again) {
        return Markup.italic(texts.get(again ? "placeholder.again" : "placeholder"));
    }

    /** What is already certain of an answer that is still being written. */
    Content draft(String text) {
        return Content.of(Markup.escape(Markup.brief(text, LONGEST_LEAD)) + "\n\n…");
    }

    /**
     * An answer with its first quotes, or a refusal with the closest passages.
     *
     * @param id what its buttons name it by
     * @param question as asked
     * @param completed as answered; differs for a follow-up, and where several are asked
     */
    Content answer(Texts texts, long id, String question, String completed, Answer answer) {
        Page page = new Page();
        if (!question.equals(completed)) {
            String key = FirstQuestion.of(question).equals(question) ? "understood" : "several";
            page.paragraph(Markup.italic(texts.get(key, Markup.brief(completed, 300))));
        }
        boolean cited = answer instanceof Answer.Quoted;
        List<Quote> quotes = answer.fold(Answer.Quoted::quotes, Answer.NotInCorpus::closest);
        answer.fold(quoted -> lead(texts, page, quoted), refusal -> refuse(texts, page, refusal));
        int next = quotes(texts, page, quotes, 0, QUOTES_AT_ONCE, cited);
        return new Content(page.html(), Buttons.belowAnswer(texts, id, cited, 0, next, quotes.size()));
    }

    private static Page lead(Texts texts, Page page, Answer.Quoted answer) {
        String best = answer.quotes().get(0).text();
        List<String> lead = DatedWords.in(texts.language()).lead(answer);
        String text = String.join("\n", lead).strip();
        // Best sentence and quote are often the same; saying it twice helps nobody.
        boolean repeats = best.contains(text) && text.length() * 2 > best.length();
        if (!repeats) {
            String brief = Markup.brief(text, LONGEST_LEAD);
            page.paragraph(brief.length() <= 120 ? Markup.bold(brief) : Markup.escape(brief));
        }
        if (answer.mode().equals("generated")) {
            page.paragraph(Markup.italic(texts.get("generated")));
        }
        Generation generation = answer.generation();
        if (generation != null && generation.isFallback()) {
            page.paragraph(Markup.italic(texts.get("extractive")));
        }
        return page;
    }

    private static Page refuse(Texts texts, Page page, Answer.NotInCorpus refusal) {
        page.paragraph(Markup.bold(texts.get("refusal")));
        Missing missing = refusal.missing();
        if (missing != null) {
            page.paragraph(Markup.escape(missing.sentence(texts.language())));
        }
        page.paragraph(Markup.escape(texts.get(refusal.closest().isEmpty() ? "refusal.nothing" : "refusal.closest")));
        return page;
    }

    /** The quotes from a number on, for "More sources". */
    Content more(Texts texts, long id, String question, List<Quote> quotes, int from, boolean cited) {
        Page page = new Page();
        page.paragraph(Markup.italic(texts.get("more.title", Markup.brief(question, 300))));
        int next = quotes(texts, page, quotes, from, QUOTES_AT_ONCE + 2, cited);
        return new Content(page.html(), Buttons.belowAnswer(texts, id, cited, from, next, quotes.size()));
    }

    /** As many quotes as fit, at least one; the number of the first that did not. */
    private static int quotes(Texts texts, Page page, List<Quote> quotes, int from, int most, boolean cited) {
        int next = from;
        while (next < quotes.size() && next < from + most) {
            Quote quote = quotes.get(next);
            String source = (cited ? "<b>[" + (next + 1) + "]</b> " : "• ") + source(texts, quote);
            int room = BUDGET - page.visible() - Markup.visible(source) - 10;
            int length = quote.span().length();
            // Only a quote that no message has room for is shortened; another waits for the next message.
            boolean first = next == from;
            if (room < LEAST_QUOTE || (!first && length > room)) {
                break;
            }
            page.paragraph(source + "\n" + blockquote(quote, room, cited ? quote.highlights() : List.of()));
            next++;
        }
        return next;
    }

    /** Title (linked where the address is known), publisher, date and speaker. */
    private static String source(Texts texts, Quote quote) {
        Provenance from = quote.article().provenance();
        String line = line(texts, from);
        String dated = line
                + DatedWords.in(texts.language())
                        .asOf(quote)
                        .map(day -> " · " + Markup.escape(day))
                        .orElse("");
        Statement statement = quote.statement();
        String said = statement == null
                ? ""
                : " · "
                        + Markup.escape(texts.get(
                                "said", Markup.brief(statement.attribution(texts.language()), LONGEST_TITLE)));
        String also = CopyWords.in(texts.language())
                .alsoIn(quote)
                .map(copies -> " · " + Markup.escape(Markup.brief(copies, LONGEST_TITLE)))
                .orElse("");
        return dated + said + also;
    }

    private static String line(Texts texts, Provenance from) {
        List<String> parts = new ArrayList<>();
        String title = Markup.escape(Markup.brief(from.title(), LONGEST_TITLE));
        URI url = from.url();
        boolean web = url != null && url.getScheme() != null && url.getScheme().startsWith("http");
        parts.add(web ? "<a href=\"" + Markup.attribute(String.valueOf(url)) + "\">" + title + "</a>" : title);
        if (from.publisher() != null) {
            parts.add(Markup.escape(Markup.brief(from.publisher(), LONGEST_TITLE)));
        } else if (from.agency() != null) {
            parts.add(Markup.escape(Markup.brief(from.agency(), LONGEST_TITLE)));
        }
        if (from.published() == null) {
            parts.add(Markup.escape(texts.get("undated")));
        } else {
            boolean inferred = from.basis() == Provenance.PublishedBasis.INFERRED;
            parts.add(
                    Markup.escape(texts.date(from.published()) + (inferred ? " (" + texts.get("inferred") + ")" : "")));
        }
        return String.join(" · ", parts);
    }

    /** The quote, cut after a whole sentence and marked if it has more characters than there is room. */
    private static String blockquote(Quote quote, int room, List<TextSpan> bold) {
        String text = quote.text();
        int shown = Markup.fitting(text, room - 4);
        String open = shown > LONG_QUOTE ? "<blockquote expandable>" : "<blockquote>";
        TextSpan span = new TextSpan(quote.span().start(), quote.span().start() + shown);
        String cut = shown < text.length() ? " […]" : "";
        return open + emphasized(quote.article().body(), span, bold) + cut + "</blockquote>";
    }

    /** The body's text at a span, with those parts of it in bold that lie within it. */
    private static String emphasized(String body, TextSpan span, List<TextSpan> bold) {
        StringBuilder html = new StringBuilder();
        int at = span.start();
        int count = 0;
        for (TextSpan part : bold) {
            if (span.contains(part) && part.start() >= at && count++ < BOLD_IN_A_QUOTE) {
                html.append(Markup.escape(body.substring(at, part.start()))).append(Markup.bold(part.in(body)));
                at = part.end();
            }
        }
        return html.append(Markup.escape(body.substring(at, span.end()))).toString();
    }

    /** The quote, in bold, in the paragraph it was cut from, with its place. */
    Content passage(Texts texts, Quote quote) {
        String body = quote.article().body();
        TextSpan paragraph = paragraph(body, quote.span());
        Page page = new Page();
        page.paragraph(Markup.escape(texts.get("passage.title")));
        page.paragraph(source(texts, quote) + "\n<blockquote>"
                + emphasized(body, paragraph, List.of(quote.span()))
                + "</blockquote>");
        TextSpan span = quote.span();
        page.paragraph("<code>"
                + Markup.escape(texts.get(
                        "passage.place", Markup.brief(quote.article().id(), LONGEST_TITLE), span.start(), span.end()))
                + "</code>");
        return Content.of(page.html());
    }

    /** From line break to line break around a span, as far as a message can show it. */
    private static TextSpan paragraph(String body, TextSpan quote) {
        int most = BUDGET - 600;
        int start = body.lastIndexOf('\n', quote.start() - 1) + 1;
        int end = body.indexOf('\n', quote.end());
        end = end < 0 ? body.length() : end;
        if (end - start > most) {
            int aside = Math.max(0, most - quote.length()) / 2;
            start = Math.max(start, quote.start() - aside);
            end = Math.min(end, start + Math.max(most, 1));
            start = start > 0 && Character.isLowSurrogate(body.charAt(start)) ? start - 1 : start;
            end = end < body.length() && Character.isLowSurrogate(body.charAt(end)) ? end - 1 : end;
        }
        return new TextSpan(start, end);
    }

    /** A quote sent into another chat by inline mode. */
    String inline(Texts texts, Quote quote) {
        return source(texts, quote) + "\n" + blockquote(quote, 1000, quote.highlights());
    }

    /** The latest articles, the newest first. */
    Content latest(Texts texts, List<ArticleEntry> articles) {
        if (articles.isEmpty()) {
            return notice(texts.get("latest.none"));
        }
        String list = articles.stream()
                .limit(LISTED)
                .map(entry -> "• " + line(texts, entry.provenance()))
                .collect(Collectors.joining("\n"));
        return Content.of(Markup.bold(texts.get("latest.title")) + "\n" + list);
    }

    /** How many articles there are of each publisher, the most first. */
    Content sources(Texts texts, List<ArticleEntry> articles) {
        if (articles.isEmpty()) {
            return notice(texts.get("latest.none"));
        }
        Map<String, Long> counts = articles.stream()
                .collect(Collectors.groupingBy(
                        entry -> publisher(texts, entry.provenance()), TreeMap::new, Collectors.counting()));
        List<String> lines = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> "• " + Markup.escape(entry.getKey()) + ": " + entry.getValue())
                .toList();
        String list = lines.stream().limit(PUBLISHERS).collect(Collectors.joining("\n"));
        String rest = lines.size() <= PUBLISHERS
                ? ""
                : "\n" + Markup.escape(texts.get("sources.more", lines.size() - PUBLISHERS));
        return Content.of(Markup.bold(texts.get("sources.title", articles.size())) + "\n" + list + rest);
    }

    private static String publisher(Texts texts, Provenance from) {
        String name = from.publisher() != null ? from.publisher() : from.agency();
        return name == null ? texts.get("sources.unnamed") : Markup.brief(name, 80);
    }

    /** A message as it grows: paragraphs with an empty line between. */
    private static final class Page {
        private final List<String> paragraphs = new ArrayList<>();
        private int visible;

        void paragraph(String html) {
            paragraphs.add(html);
            visible += Markup.visible(html) + 2;
        }

        int visible() {
            return visible;
        }

        String html() {
            return String.join("\n\n", paragraphs);
        }
    }

    /** One line of a list of inline results: plain text. */
    String inlineTitle(Quote quote) {
        return Markup.brief(quote.article().provenance().title(), LONGEST_TITLE);
    }

    /** The lines below it: plain text. */
    String inlineDescription(Texts texts, Quote quote) {
        Provenance from = quote.article().provenance();
        String day = from.published() == null ? texts.get("undated") : texts.date(from.published());
        return String.format(Locale.ROOT, "%s · %s", day, Markup.brief(quote.text(), LONGEST_TITLE));
    }
}
