/**
 * Reads files into articles: text, provenance, dates; marks the site furniture that is never quoted.
 * Main types: {@link onrecord.corpus.Article}, {@link onrecord.corpus.ArticleReader}. Next: {@code passage}.
 */
@NullMarked
package onrecord.corpus;

import org.jspecify.annotations.NullMarked;
