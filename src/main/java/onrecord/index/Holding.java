package onrecord.index;

import java.util.function.Supplier;
import java.util.stream.Stream;
import onrecord.corpus.ArticleSource;

/**
 * Articles that are found in one place.
 *
 * @param origin names the place: an absolute path
 * @param sources finds them, anew each time
 */
public record Holding(String origin, Supplier<Stream<ArticleSource>> sources) {}
