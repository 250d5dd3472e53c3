package onrecord.answer.memory;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** LangChain4j's store of conversations, in H2. A memory's id is its {@code toString}, up to 200 characters. */
public final class H2ChatMemoryStore implements ChatMemoryStore {
    private final Statements statements;

    /**
     * Keeps conversations in a database: each call is a transaction of its own. Thread-safe.
     *
     * @param database migrated
     */
    public H2ChatMemoryStore(DataSource database) {
        statements = new Statements() {
            @Override
            public <T> T run(String sql, Work<T> work) throws SQLException {
                try (Connection connection = database.getConnection();
                        PreparedStatement statement = connection.prepareStatement(sql)) {
                    return work.with(statement);
                }
            }
        };
    }

    /** Keeps them as part of a transaction that the caller ends. As thread-safe as the connection. */
    public H2ChatMemoryStore(Connection transaction) {
        statements = new Statements() {
            @Override
            public <T> T run(String sql, Work<T> work) throws SQLException {
                try (PreparedStatement statement = transaction.prepareStatement(sql)) {
                    return work.with(statement);
                }
            }
        };
    }

    @Override
    public List<ChatMessage> getMessages(Object memoryId) {
        return run("select messages from chat_memory where memory_id = ?", get -> {
            get.setString(1, memoryId.toString());
            try (ResultSet rows = get.executeQuery()) {
                return rows.next() ? ChatMessageDeserializer.messagesFromJson(rows.getString(1)) : List.of();
            }
        });
    }

    @Override
    public void updateMessages(Object memoryId, List<ChatMessage> messages) {
        int unused = run(
                "merge into chat_memory (memory_id, changed_at, messages) key (memory_id)"
                        + " values (?, current_timestamp, ?)",
                put -> {
                    put.setString(1, memoryId.toString());
                    put.setString(2, ChatMessageSerializer.messagesToJson(messages));
                    return put.executeUpdate();
                });
    }

    @Override
    public void deleteMessages(Object memoryId) {
        int unused = run("delete from chat_memory where memory_id = ?", delete -> {
            delete.setString(1, memoryId.toString());
            return delete.executeUpdate();
        });
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private interface Statements {
        <T> T run(String sql, Work<T> work) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try {
            return statements.run(sql, work);
        } catch (SQLException e) {
            throw new IllegalStateException("the conversation cannot be read or kept: " + e.getMessage(), e);
        }
    }
}
