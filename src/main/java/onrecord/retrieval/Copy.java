package onrecord.retrieval;

import onrecord.corpus.Article;
import onrecord.language.TextSpan;

/**
 * Where else a sentence stands.
 *
 * @param article another article that has it
 * @param span the sentence there
 */
public record Copy(Article article, TextSpan span) {}
