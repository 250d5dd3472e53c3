package onrecord.index;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.EmbeddingStoreWithRemovalIT;
import java.util.UUID;
import onrecord.database.Database;
import org.junit.jupiter.api.AfterEach;

/** LangChain4j's contract of removing. */
class H2EmbeddingStoreRemovalIT extends EmbeddingStoreWithRemovalIT {
    private final Database database = Database.inMemory(UUID.randomUUID().toString());
    private final H2EmbeddingStore store =
            H2EmbeddingStore.builder(database.dataSource()).build();

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected EmbeddingStore<TextSegment> embeddingStore() {
        return store;
    }

    @Override
    protected EmbeddingModel embeddingModel() {
        return new HashedTextModel(384);
    }
}
