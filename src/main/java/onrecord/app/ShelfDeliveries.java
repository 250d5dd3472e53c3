package onrecord.app;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import onrecord.channel.telegram.Deliveries;
import onrecord.corpus.ArticleSource;
import onrecord.corpus.Document;
import onrecord.corpus.Format;
import onrecord.corpus.UnreadableArticleException;
import onrecord.index.IndexingReport;
import onrecord.index.PassageIndex;
import onrecord.web.Shelf;

/** Puts what admins hand in on the shelf, and into the index. Thread-safe; one at a time. */
final class ShelfDeliveries implements Deliveries {
    private final PassageIndex index;
    private final Shelf shelf;
    private final Function<ArticleSource, IndexingReport> takeIn;
    private final Function<URI, IndexingReport> gather;

    ShelfDeliveries(
            PassageIndex index,
            Shelf shelf,
            Function<ArticleSource, IndexingReport> takeIn,
            Function<URI, IndexingReport> gather) {
        this.index = index;
        this.shelf = shelf;
        this.takeIn = takeIn;
        this.gather = gather;
    }

    @Override
    public Optional<String> refusal(String name) {
        return Format.of(name).isPresent()
                ? Optional.empty()
                : Optional.of(name + " is of no kind that is read: send .txt, .md, .html or .pdf");
    }

    @Override
    public synchronized Outcome document(String name, byte[] bytes) {
        Format format = Format.of(name).orElse(Format.TEXT);
        String stem = name.replaceFirst("\\.[^.]*$", "");
        return keep(Shelf.id(stem, "document " + name), name, format, bytes, Map.of());
    }

    @Override
    public synchronized Outcome post(String text, Map<String, String> known) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String unique = known.getOrDefault("url", text);
        String words = String.join(
                " ",
                Arrays.asList(text.strip().split("\\s+", -1)).stream().limit(8).toList());
        return keep(Shelf.id(words, "post " + unique), "the post", Format.TEXT, bytes, known);
    }

    private Outcome keep(String id, String name, Format format, byte[] bytes, Map<String, String> known) {
        try {
            // Read before it is kept: what cannot be read would be told at every start.
            new Document(name, id, format, bytes, known).read();
            Optional<String> earlier =
                    index.article(id).map(article -> article.provenance().title());
            IndexingReport report = takeIn.apply(shelf.put(id, name, format, bytes, known));
            if (!report.skipped().isEmpty()) {
                IndexingReport.Skipped skipped = report.skipped().get(0);
                return Outcome.refused(skipped.name() + " " + skipped.reason());
            }
            long passages = index.passages(id).size();
            return earlier.isPresent() && report.changed() > 0
                    ? Outcome.replacing(earlier.get(), passages)
                    : Outcome.indexed(report.added() + report.changed(), passages);
        } catch (UnreadableArticleException e) {
            return Outcome.refused(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public synchronized Outcome page(URI address) {
        IndexingReport report = gather.apply(address);
        if (report.added() + report.changed() + report.unchanged() > 0) {
            return Outcome.indexed(report.added() + report.changed(), report.passages());
        }
        return Outcome.refused(report.skipped().stream()
                .findFirst()
                .map(skipped -> skipped.name() + " " + skipped.reason())
                .orElse("nothing was found there"));
    }
}
