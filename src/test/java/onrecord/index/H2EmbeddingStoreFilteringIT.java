package onrecord.index;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.EmbeddingStoreWithFilteringIT;
import onrecord.database.Database;
import org.junit.jupiter.api.AfterAll;

/** LangChain4j's contract of adding, searching and filtering, on the kernel this machine runs. */
class H2EmbeddingStoreFilteringIT extends EmbeddingStoreWithFilteringIT {
    private static final Database DATABASE = Database.inMemory("filtering");
    private static final H2EmbeddingStore STORE =
            H2EmbeddingStore.builder(DATABASE.dataSource()).build();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected EmbeddingStore<TextSegment> embeddingStore() {
        return STORE;
    }

    @Override
    protected EmbeddingModel embeddingModel() {
        return new HashedTextModel(384);
    }

    @Override
    protected void clearStore() {
        STORE.removeAll();
    }

    @Override
    protected boolean supportsContains() {
        return true;
    }
}
