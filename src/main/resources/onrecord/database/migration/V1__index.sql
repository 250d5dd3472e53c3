-- Articles and what is derived from them. Vectors live beside these, in the tables that H2EmbeddingStore makes for
-- itself (prefix passage_): a passage's entry is the number of its row there.

CREATE TABLE article (
    id CHARACTER VARYING PRIMARY KEY,
    version BIGINT NOT NULL,              -- another one for another text: what a cache compares
    hash CHARACTER VARYING NOT NULL,
    form CHARACTER VARYING NOT NULL,      -- how it was read, cut and embedded; '' while that is to be done anew
    origin CHARACTER VARYING NOT NULL,    -- the corpus path it was found under
    title CHARACTER VARYING NOT NULL,
    publisher CHARACTER VARYING,
    agency CHARACTER VARYING,
    url CHARACTER VARYING,
    published DATE,
    published_basis CHARACTER VARYING NOT NULL,
    body CHARACTER LARGE OBJECT NOT NULL,
    boilerplate VARBINARY NOT NULL        -- spans: start and end, 32-bit little-endian
);
CREATE SEQUENCE article_version;
CREATE INDEX article_by_date ON article (published);
CREATE INDEX article_by_publisher ON article (publisher);

CREATE TABLE passage (
    entry BIGINT PRIMARY KEY,
    article CHARACTER VARYING NOT NULL REFERENCES article (id),
    ordinal INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    sentences VARBINARY NOT NULL,         -- spans
    UNIQUE (article, ordinal)
);

-- One row a passage: the vectors of its sentences, in order, 32-bit little-endian floats.
CREATE TABLE sentence_vectors (
    entry BIGINT PRIMARY KEY,
    vectors VARBINARY NOT NULL
);

CREATE TABLE index_setting (
    name CHARACTER VARYING PRIMARY KEY,
    setting CHARACTER VARYING NOT NULL
);
