package onrecord.retrieval;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import java.util.List;
import java.util.Map;
import onrecord.corpus.Provenance;

/**
 * The retriever as LangChain4j's retrieval augmentation takes it: each content is a passage, letter for letter, whose
 * metadata say where it stands ({@code article}, {@code start}, {@code end}: UTF-16 offsets into the article's body) and
 * what is known of the article ({@code title}, and {@code publisher}, {@code published}, {@code url} where known); its
 * score is the fused one, in [0, 1]. Thread-safe.
 */
public final class PassageContentRetriever implements ContentRetriever {
    private final Retriever retriever;
    private final int limit;

    /**
     * Offers the best passages.
     *
     * @param limit how many at most, 1 to 100
     */
    public PassageContentRetriever(Retriever retriever, int limit) {
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("limit is 1 to 100, not " + limit);
        }
        this.retriever = retriever;
        this.limit = limit;
    }

    @Override
    public List<Content> retrieve(Query query) {
        return retriever.retrieve(Question.of(query.text()), limit).passages().stream()
                .map(PassageContentRetriever::content)
                .toList();
    }

    private static Content content(RankedPassage passage) {
        Provenance provenance = passage.article().provenance();
        Metadata metadata = new Metadata()
                .put("article", passage.article().id())
                .put("start", passage.passage().span().start())
                .put("end", passage.passage().span().end())
                .put("title", provenance.title());
        if (provenance.publisher() != null) {
            metadata.put("publisher", provenance.publisher());
        }
        if (provenance.published() != null) {
            metadata.put("published", provenance.published().toString());
        }
        if (provenance.url() != null) {
            metadata.put("url", provenance.url().toString());
        }
        return Content.from(
                TextSegment.from(passage.text(), metadata), Map.of(ContentMetadata.SCORE, passage.fusedScore()));
    }
}
