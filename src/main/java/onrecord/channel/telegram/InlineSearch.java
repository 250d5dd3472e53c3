package onrecord.channel.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import onrecord.answer.Quote;
import onrecord.answer.QuoteChecker;
import onrecord.language.Texts;
import onrecord.retrieval.RankedPassage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerInlineQuery;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.inlinequery.inputmessagecontent.InputTextMessageContent;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.InlineQueryResult;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.InlineQueryResultArticle;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.InlineQueryResultsButton;

/**
 * Quoted passages while someone types after the bot's name, in any chat. Kept in memory only: a query that is some
 * seconds old has been replaced by the next letter typed.
 */
final class InlineSearch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(InlineSearch.class);
    private static final int RESULTS = 10;
    private static final int CACHE_SECONDS = 60;
    private static final int THREADS = 2;
    private static final int WAITING = 64;

    private final BotApi api;
    private final PassageSearch search;
    private final TelegramRenderer renderer;
    private final People people;
    private final Timing timing;
    private final QuoteChecker checker = new QuoteChecker();
    private final ThreadPoolExecutor threads;

    InlineSearch(BotApi api, PassageSearch search, TelegramRenderer renderer, People people, Timing timing) {
        this.api = api;
        this.search = search;
        this.renderer = renderer;
        this.people = people;
        this.timing = timing;
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                task -> Lanes.daemon(task, "telegram-inline"),
                new ThreadPoolExecutor.DiscardOldestPolicy());
    }

    /** Answers when there is time; not at all if that comes too late. */
    void search(Incoming.Searched searched) {
        Instant received = timing.clock().instant();
        threads.execute(() -> {
            try {
                if (!isStale(received)) {
                    answer(searched, received);
                }
            } catch (ApiFault fault) {
                log.debug("An inline query was not answered: {}", fault.getMessage());
            } catch (RuntimeException e) {
                log.warn("An inline search failed", e);
            }
        });
    }

    private void answer(Incoming.Searched searched, Instant received) throws ApiFault {
        Texts texts = people.textsFor(searched.from(), searched.words());
        List<InlineQueryResult> results = searched.words().isEmpty() ? List.of() : results(texts, searched.words());
        if (isStale(received)) {
            return;
        }
        String link = DeepLink.encode(searched.words()).orElse("start");
        api.call(AnswerInlineQuery.builder()
                .inlineQueryId(searched.query())
                .results(results)
                .cacheTime(CACHE_SECONDS)
                // Dates are in the asker's language.
                .isPersonal(true)
                .button(InlineQueryResultsButton.builder()
                        .text(texts.get(
                                results.isEmpty() && !searched.words().isEmpty() ? "inline.none" : "inline.ask"))
                        .startParameter(link)
                        .build())
                .build());
    }

    private boolean isStale(Instant received) {
        return Duration.between(received, timing.clock().instant()).compareTo(timing.inline()) > 0;
    }

    private List<InlineQueryResult> results(Texts texts, String words) {
        List<InlineQueryResult> results = new ArrayList<>();
        for (RankedPassage ranked : search.find(words, RESULTS).passages()) {
            checker.quote(ranked.article(), ranked.passage().span(), List.of(), ranked.fusedScore())
                    .ifPresent(quote -> results.add(result(texts, results.size() + 1, quote)));
        }
        return results;
    }

    private InlineQueryResult result(Texts texts, int number, Quote quote) {
        return InlineQueryResultArticle.builder()
                .id(String.valueOf(number))
                .title(renderer.inlineTitle(quote))
                .description(renderer.inlineDescription(texts, quote))
                .inputMessageContent(InputTextMessageContent.builder()
                        .messageText(renderer.inline(texts, quote))
                        .parseMode("HTML")
                        .linkPreviewOptions(
                                LinkPreviewOptions.builder().isDisabled(true).build())
                        .build())
                .build();
    }

    @Override
    public void close() {
        threads.shutdown();
        threads.getQueue().clear();
    }
}
