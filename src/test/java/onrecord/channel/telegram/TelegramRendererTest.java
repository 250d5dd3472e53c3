package onrecord.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import onrecord.answer.Answer;
import onrecord.answer.Quote;
import onrecord.answer.QuoteChecker;
import onrecord.corpus.Article;
import onrecord.corpus.Provenance;
import onrecord.corpus.Provenance.PublishedBasis;
import onrecord.language.Language;
import onrecord.language.QuestionType;
import onrecord.language.TextSpan;
import onrecord.language.Texts;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.Question;
import org.junit.jupiter.api.Test;

class TelegramRendererTest {
    private final TelegramRenderer renderer = new TelegramRenderer();
    private final Texts texts = BotTexts.in(Language.EN);
    private final SmallCorpus corpus = new SmallCorpus();

    private static Answer.Quoted answer(String text, List<Quote> quotes) {
        Evidence none = new Evidence(new Question("q", QuestionType.WHAT), List.of());
        return new Answer.Quoted(none, text, quotes, 0.9, Duration.ZERO, "extractive");
    }

    @Test
    void says_the_answer_once_when_it_is_the_quote() {
        Content content = renderer.answer(
                texts, 1, "q", "q", answer(SmallCorpus.BRIDGE, corpus.quotes().subList(0, 1)));
        assertThat(TelegramHtml.visible(content.html())).containsOnlyOnce("The Old Bridge opened to cars");
    }

    @Test
    void shows_a_short_answer_in_bold_above_the_quotes() {
        Content content = renderer.answer(texts, 1, "q", "q", answer("06:00 on Saturday", corpus.quotes()));
        assertThat(content.html()).startsWith("<b>06:00 on Saturday</b>\n\n<b>[1]</b> <a href=");
    }

    @Test
    void a_long_quote_alone_is_cut_after_a_sentence_and_folds() {
        Quote quote = corpus.quotes().get(4);
        Content content = renderer.answer(texts, 1, "q", "q", answer(quote.text(), List.of(quote)));
        assertThat(content.html()).contains("<blockquote expandable>").contains("length. […]</blockquote>");
        assertThat(TelegramHtml.visible(content.html()).length())
                .isBetween(TelegramRenderer.BUDGET - 200, TelegramRenderer.BUDGET);
        assertThat(content.keyboard().rows()).hasSize(2);
    }

    @Test
    void the_verb_of_an_attribution_is_shown_in_english_alone() {
        Quote quote = corpus.quotes().get(1);
        assertThat(renderer.inline(texts, quote)).contains(" · the operator said\n");
        assertThat(renderer.inline(BotTexts.in(Language.RU), quote)).contains(" · слова: the operator\n");
        assertThat(renderer.inline(BotTexts.in(Language.UK), quote)).contains(" · слова: the operator\n");
    }

    @Test
    void dates_are_written_in_the_language_and_say_when_they_were_inferred() {
        assertThat(renderer.inline(BotTexts.in(Language.RU), corpus.quotes().get(1)))
                .contains("5 мая 2025 (дата установлена по тексту)");
        assertThat(renderer.inline(BotTexts.in(Language.UK), corpus.quotes().get(1)))
                .contains("5 травня 2025 (дату встановлено за текстом)");
        assertThat(renderer.inline(texts, corpus.quotes().get(2)))
                .contains("Tags &lt;b&gt;&amp;\" in a title · undated");
    }

    @Test
    void every_text_exists_in_every_language_with_the_same_places() {
        var root = java.util.ResourceBundle.getBundle("onrecord.channel.telegram.texts", java.util.Locale.ROOT);
        for (Language language : Language.values()) {
            Texts these = BotTexts.in(language);
            for (String key : root.keySet()) {
                assertThat(places(these.get(key))).as(language + " " + key).isEqualTo(places(root.getString(key)));
                boolean own = language == Language.EN
                        || key.startsWith("button.good")
                        || key.startsWith("button.bad")
                        || !these.get(key).equals(root.getString(key));
                assertThat(own).as(language + " " + key + " is translated").isTrue();
            }
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        java.util.regex.Pattern.compile("\\{[0-9]}")
                .matcher(text)
                .results()
                .forEach(found -> places.add(found.group()));
        return places;
    }

    @Property(tries = 300)
    void any_text_shows_as_it_is(@ForAll("nasty") String text) {
        String shown = TelegramHtml.visible(renderer.notice(text).html());
        assertThat(shown).isEqualTo(well(text));
        assertThat(Markup.plain(Markup.escape(text)))
                .isEqualTo(well(text).length() <= Markup.LONGEST ? well(text) : Markup.plain(Markup.escape(text)));
    }

    /** Halves of characters become the replacement character; they cannot be sent. */
    private static String well(String text) {
        byte[] utf = text.replace('\0', '\uFFFD').getBytes(java.nio.charset.StandardCharsets.UTF_16BE);
        return new String(utf, java.nio.charset.StandardCharsets.UTF_16BE);
    }

    @Property(tries = 300)
    void any_answer_is_readable_within_the_budget_and_its_quotes_stand_in_their_articles(
            @ForAll("nasty") String title,
            @ForAll("nasty") String body,
            @ForAll("nasty") String text,
            @ForAll("nasty") String question,
            @ForAll @IntRange(min = 1, max = 8) int count,
            @ForAll @IntRange(min = 1, max = 60) int repeat) {
        List<Quote> quotes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            quotes.addAll(quote(title, "x" + body.repeat(repeat) + i, i));
        }
        if (quotes.isEmpty() || text.isBlank()) {
            return;
        }
        Answer.Quoted answer = answer(text, quotes);
        for (Language language : Language.values()) {
            Content content = renderer.answer(BotTexts.in(language), Long.MAX_VALUE, question, question + "?", answer);
            String shown = TelegramHtml.visible(content.html());
            assertThat(shown.length()).isLessThanOrEqualTo(TelegramRenderer.BUDGET);
            assertThat(shown).contains("[1]");
            Content more = renderer.more(BotTexts.in(language), 1, question, quotes, quotes.size() - 1, true);
            assertThat(TelegramHtml.visible(more.html()).length()).isLessThanOrEqualTo(TelegramRenderer.BUDGET);
            Content passage = renderer.passage(BotTexts.in(language), quotes.get(0));
            assertThat(TelegramHtml.visible(passage.html()).length()).isLessThanOrEqualTo(Markup.LONGEST);
            assertThat(TelegramHtml.visible(renderer.inline(BotTexts.in(language), quotes.get(0)))
                            .length())
                    .isLessThanOrEqualTo(Markup.LONGEST);
        }
    }

    private static List<Quote> quote(String title, String body, int number) {
        Article article = new Article(
                "a" + number,
                new Provenance(
                        "t" + title,
                        title.isBlank() ? null : title,
                        null,
                        URI.create("https://news.example/?q=%22&a=" + number),
                        LocalDate.of(2025, 5, 3),
                        PublishedBasis.INFERRED),
                body,
                List.of(),
                "hash");
        List<TextSpan> highlights = body.length() > 5 ? List.of(new TextSpan(1, 4)) : Collections.emptyList();
        return new QuoteChecker()
                .quote(article, new TextSpan(0, body.length()), highlights, 0.5).stream()
                        .toList();
    }

    @Provide
    Arbitrary<String> nasty() {
        Arbitrary<String> pieces = Arbitraries.of(
                "<b>",
                "</blockquote>",
                "&",
                "&amp;",
                "\"",
                "'",
                ">",
                "<",
                "Привіт. ",
                "A sentence. ",
                "😀",
                "\n",
                " ",
                "[1]",
                "\uD83D",
                "\uDE00",
                "\0",
                "word ",
                "<a href=\"x\">");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(40).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(100));
    }

    @Property
    void a_text_is_cut_within_the_limit_and_not_inside_a_character(
            @ForAll("nasty") String text, @ForAll @IntRange(min = 2, max = 60) int limit) {
        String long_ = text.repeat(5) + "x";
        int kept = Markup.fitting(long_, limit);
        assertThat(kept).isBetween(1, Math.max(limit, 1)).isLessThanOrEqualTo(long_.length());
        boolean insideCharacter = kept < long_.length()
                && Character.isHighSurrogate(long_.charAt(kept - 1))
                && Character.isLowSurrogate(long_.charAt(kept))
                && kept > 1;
        assertThat(insideCharacter).isFalse();
    }

    @Property
    void buttons_mean_what_they_were_made_for(
            @ForAll @IntRange(min = 1) int answer, @ForAll @IntRange(min = 1, max = 9) int quotes) {
        Keyboard keyboard = Buttons.belowAnswer(texts, answer, true, 0, 1, quotes);
        assertThat(Keyboard.ofJson(keyboard.toJson())).isEqualTo(keyboard);
        List<Buttons.Press> presses = keyboard.rows().stream()
                .flatMap(List::stream)
                .map(button -> Buttons.read(button.data()).orElseThrow())
                .toList();
        assertThat(presses)
                .contains(
                        new Buttons.Judge(answer, true),
                        new Buttons.Judge(answer, false),
                        new Buttons.ShowPassage(answer, 0));
        assertThat(presses.contains(new Buttons.ShowMore(answer, 1))).isEqualTo(quotes > 1);
    }

    @Property
    void a_link_carries_a_short_question_and_never_breaks(@ForAll String question) {
        DeepLink.encode(question).ifPresent(link -> {
            assertThat(link).matches("[A-Za-z0-9_-]{1,64}");
            assertThat(DeepLink.decode(link).orElse(question.strip()).length()).isLessThanOrEqualTo(question.length());
        });
        assertThat(DeepLink.decode(question).map(String::isBlank).orElse(false)).isFalse();
        assertThat(Buttons.read(question))
                .satisfies(press ->
                        assertThat(press.isPresent() && question.isEmpty()).isFalse());
    }
}
