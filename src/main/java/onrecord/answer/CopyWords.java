package onrecord.answer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import onrecord.corpus.Article;
import onrecord.corpus.Provenance;
import onrecord.language.Language;
import onrecord.language.Texts;
import onrecord.retrieval.Copy;

/** Says in which other articles the same words stand: "also in NDTV (12 September 2025)". Immutable. */
public final class CopyWords {
    private static final int MOST_NAMED = 4;
    private static final Map<Language, CopyWords> IN = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            IN.put(language, new CopyWords(Texts.of("onrecord.answer.copies", language)));
        }
    }

    private final Texts texts;

    private CopyWords(Texts texts) {
        this.texts = texts;
    }

    /** The words of one language. */
    public static CopyWords in(Language language) {
        return Objects.requireNonNull(IN.get(language));
    }

    /** Where else the sentence stands that answers; empty if nowhere. */
    public Optional<String> alsoIn(Quote quote) {
        return alsoIn(quote.copies().stream().map(Copy::article).toList());
    }

    /** That something stands in these articles too; empty if there are none. */
    public Optional<String> alsoIn(List<Article> articles) {
        if (articles.isEmpty()) {
            return Optional.empty();
        }
        String named = articles.stream()
                .limit(MOST_NAMED)
                .map(article -> named(article.provenance()))
                .collect(Collectors.joining(", "));
        int more = articles.size() - MOST_NAMED;
        return Optional.of(texts.get("also", more > 0 ? texts.get("more", named, more) : named));
    }

    private String named(Provenance from) {
        String day = from.published() == null ? texts.get("undated") : texts.date(from.published());
        return from.source() + " (" + day + ")";
    }

    /** How many independent sources an answer quotes; empty where no copies were found, and each quote is one. */
    public Optional<String> sources(Answer.Quoted answer) {
        boolean copied =
                answer.quotes().stream().anyMatch(quote -> !quote.copies().isEmpty())
                        || answer.sources()
                                < answer.quotes().stream()
                                        .map(quote -> quote.article().id())
                                        .distinct()
                                        .count();
        return copied ? Optional.of(texts.get("sources", answer.sources())) : Optional.empty();
    }
}
