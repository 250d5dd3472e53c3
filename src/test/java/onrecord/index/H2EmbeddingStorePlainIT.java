package onrecord.index;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.EmbeddingStoreWithFilteringIT;
import onrecord.database.Database;
import org.junit.jupiter.api.AfterAll;

/** The same contract without the Vector API, on vectors of another length. */
class H2EmbeddingStorePlainIT extends EmbeddingStoreWithFilteringIT {
    private static final Database DATABASE = Database.inMemory("plain");
    private static final H2EmbeddingStore STORE = H2EmbeddingStore.builder(DATABASE.dataSource())
            .tablePrefix("plain_")
            .kernel(new PlainKernel())
            .build();

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
        return new HashedTextModel(333);
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
