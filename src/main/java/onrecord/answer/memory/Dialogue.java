package onrecord.answer.memory;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import java.util.ArrayList;
import java.util.List;
import onrecord.answer.Answer;
import onrecord.answer.Completer;
import onrecord.answer.Conversation;
import onrecord.answer.Conversation.Turn;

/** One conversation: completes questions by what was said before, and remembers what is said. Not thread-safe. */
public final class Dialogue {
    private final Completer completer;
    private final ChatMemoryStore store;
    private final String id;

    /**
     * Takes up a conversation where it was left.
     *
     * @param id what the store knows it by
     */
    public Dialogue(Completer completer, ChatMemoryStore store, String id) {
        this.completer = completer;
        this.store = store;
        this.id = id;
    }

    /** The question as it stands by itself. */
    public String complete(String question) {
        return completer.complete(question, conversation());
    }

    /** Remembers a question, complete in itself, and its answer. */
    public void remember(String question, Answer answer) {
        List<ChatMessage> messages = new ArrayList<>();
        for (Turn turn : conversation().with(question, answer).turns()) {
            messages.add(UserMessage.from(turn.question()));
            messages.add(AiMessage.from(turn.answer()));
        }
        store.updateMessages(id, messages);
    }

    /** Forgets all of it. */
    public void forget() {
        store.deleteMessages(id);
    }

    private Conversation conversation() {
        List<ChatMessage> messages = store.getMessages(id);
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i + 1 < messages.size(); i++) {
            if (messages.get(i) instanceof UserMessage asked && messages.get(i + 1) instanceof AiMessage answered) {
                turns.add(new Turn(asked.singleText(), answered.text() == null ? "" : answered.text()));
            }
        }
        return new Conversation(turns);
    }
}
