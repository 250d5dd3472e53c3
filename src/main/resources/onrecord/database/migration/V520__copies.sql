-- Which articles are copies of one report, in whole or in part.

-- The least hash of each bucket of an article's runs of words: two articles share as many as they have text in common.
CREATE TABLE article_mark (
    hash BIGINT NOT NULL,
    article CHARACTER VARYING NOT NULL
);
CREATE INDEX article_mark_by_hash ON article_mark (hash, article);
CREATE INDEX article_mark_by_article ON article_mark (article);

-- Both ways round.
CREATE TABLE article_copy (
    article CHARACTER VARYING NOT NULL,
    other CHARACTER VARYING NOT NULL,
    PRIMARY KEY (article, other)
);
CREATE INDEX article_copy_by_other ON article_copy (other);
