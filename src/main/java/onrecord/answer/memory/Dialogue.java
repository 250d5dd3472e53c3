package onrecord.answer.memory;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import onrecord.answer.Answer;
import onrecord.answer.Conversation;
import onrecord.answer.Conversation.Turn;

/** The last turns of one conversation, kept in a store under an id. Not thread-safe. */
public final class Dialogue {
    private static final int REMEMBERED = 5;

    private final ChatMemoryStore store;
    private final String id;

    /**
     * Takes up a conversation where it was left.
     *
     * @param id what the store knows it by
     */
    public Dialogue(ChatMemoryStore store, String id) {
        this.store = store;
        this.id = id;
    }

    /** What was said so far. */
    public Conversation conversation() {
        return new Conversation(exchanges().stream().map(Exchange::turn).toList());
    }

    /** Remembers a question, complete in itself, and its answer; of more than five turns, the first is let go. */
    public void remember(String question, Answer answer) {
        remember(question, answer, Map.of());
    }

    /**
     * Remembers them with marks, which are kept and not said.
     *
     * @param marks by which the turn may be forgotten alone
     */
    public void remember(String question, Answer answer, Map<String, String> marks) {
        List<Exchange> exchanges = exchanges();
        UserMessage asked = UserMessage.from(question).toBuilder()
                .attributes(Map.copyOf(marks))
                .build();
        exchanges.add(new Exchange(asked, AiMessage.from(answer.fold(Answer.Quoted::text, refusal -> ""))));
        keep(exchanges.subList(Math.max(0, exchanges.size() - REMEMBERED), exchanges.size()));
    }

    /** Forgets all of it. */
    public void forget() {
        store.deleteMessages(id);
    }

    /** Forgets the turns that bear a mark. */
    public void forget(String mark, String value) {
        List<Exchange> exchanges = exchanges();
        if (exchanges.removeIf(
                exchange -> value.equals(exchange.asked.attributes().get(mark)))) {
            keep(exchanges);
        }
    }

    private void keep(List<Exchange> exchanges) {
        if (exchanges.isEmpty()) {
            store.deleteMessages(id);
        } else {
            store.updateMessages(
                    id,
                    exchanges.stream()
                            .flatMap(exchange -> exchange.messages().stream())
                            .toList());
        }
    }

    private record Exchange(UserMessage asked, AiMessage answered) {
        Turn turn() {
            return new Turn(asked.singleText(), answered.text() == null ? "" : answered.text());
        }

        List<ChatMessage> messages() {
            return List.of(asked, answered);
        }
    }

    private List<Exchange> exchanges() {
        List<ChatMessage> messages = store.getMessages(id);
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i + 1 < messages.size(); i++) {
            if (messages.get(i) instanceof UserMessage asked && messages.get(i + 1) instanceof AiMessage answered) {
                exchanges.add(new Exchange(asked, answered));
            }
        }
        return exchanges;
    }
}
