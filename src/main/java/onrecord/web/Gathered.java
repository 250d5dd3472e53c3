package onrecord.web;

import java.util.List;
import onrecord.corpus.ArticleSource;

/**
 * What came from one address.
 *
 * @param sources new and changed articles, which are on the shelf now
 * @param unchanged articles that the shelf has as they are
 * @param refused what could not be had
 */
public record Gathered(List<ArticleSource> sources, int unchanged, List<Refused> refused) {
    /**
     * An article that could not be had.
     *
     * @param address where it is
     * @param reason in one line, without the address
     */
    public record Refused(String address, String reason) {}

    public Gathered {
        sources = List.copyOf(sources);
        refused = List.copyOf(refused);
    }
}
