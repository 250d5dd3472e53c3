package onrecord.answer.generated;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import onrecord.answer.generated.PromptLibrary.Prompts;
import onrecord.answer.generated.PromptLibrary.Purpose;
import org.jspecify.annotations.Nullable;

/** Everything that one question makes the program ask of a model, within one deadline. To be used by one thread at a time. */
final class Inquiry {
    private final Prompts prompts;
    private final ModelCalls calls;
    private final @Nullable ReplyCache cache;
    private final String model;
    private final Deadline deadline;
    private final Usage usage = new Usage();

    /**
     * @param cache null to keep nothing
     * @param model what replies are kept under, beside the words that were sent
     */
    Inquiry(Prompts prompts, ModelCalls calls, @Nullable ReplyCache cache, String model, Deadline deadline) {
        this.prompts = prompts;
        this.calls = calls;
        this.cache = cache;
        this.model = model;
        this.deadline = deadline;
    }

    /**
     * A reply.
     *
     * @param key what it may be kept under
     * @param whole whether the model came to an end by itself, and was heard to it
     * @param cached whether it was kept from an earlier time
     */
    record Reply(String key, String text, boolean whole, boolean cached) {}

    Prompts prompts() {
        return prompts;
    }

    Deadline deadline() {
        return deadline;
    }

    Usage usage() {
        return usage;
    }

    /**
     * Puts a prompt to the model, or takes the kept reply.
     *
     * @param sentences how many there are that the reply's claims can cite; 0 if the reply is not to be claims
     * @param share of the time that is left, which this may take: 0 to 1
     * @param hears told each piece of the reply as it arrives; says whether more is wanted
     */
    Reply put(Purpose purpose, int sentences, double share, Map<String, String> data, Predicate<String> hears)
            throws ModelFailure {
        List<ChatMessage> messages = prompts.of(purpose).with(data);
        String key = key(messages);
        Optional<String> kept = cache == null ? Optional.empty() : cache.find(key);
        if (kept.isPresent()) {
            return new Reply(key, kept.get(), hears.test(kept.get()), true);
        }
        StringBuilder reply = new StringBuilder();
        boolean whole = calls.call(messages, sentences, deadline.share(share), usage, text -> {
            reply.append(text);
            return hears.test(text);
        });
        return new Reply(key, reply.toString(), whole, false);
    }

    /** Puts a prompt to the model whose reply is one line; what it says is stripped of quotation marks and emphasis. */
    Reply line(Purpose purpose, double share, Map<String, String> data) throws ModelFailure {
        Reply reply = put(purpose, 0, share, data, text -> true);
        String line = reply.text()
                .replaceAll("(?s)<think>.*?</think>", "")
                .lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.startsWith("```"))
                .findFirst()
                .orElse("")
                .replaceAll("^[\"“«*]++|(?<![\"”»*])[\"”»*]++$", "")
                .strip();
        return new Reply(reply.key(), line, reply.whole(), reply.cached());
    }

    /** Keeps a reply that turned out to be of use. */
    void keep(Reply reply) {
        if (cache != null && reply.whole() && !reply.cached()) {
            cache.keep(reply.key(), model, prompts.hash(), reply.text());
        }
    }

    private String key(List<ChatMessage> messages) {
        StringBuilder all = new StringBuilder(model).append('\0').append(prompts.hash());
        for (ChatMessage message : messages) {
            String text = message instanceof SystemMessage system
                    ? system.text()
                    : message instanceof UserMessage user ? user.singleText() : "";
            all.append('\0').append(text);
        }
        return Hashes.hex(all.toString().getBytes(StandardCharsets.UTF_8), 32);
    }
}
