-- The times that passages name, and when what their sentences report was said.

CREATE TABLE passage_time (
    entry BIGINT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    kind CHARACTER VARYING NOT NULL,      -- 'named': words that name a time; 'said': a sentence
    first_day DATE,                       -- null where the words name a length, or a time that cannot be said
    last_day DATE,
    length CHARACTER VARYING,             -- ISO 8601
    leans_on CHARACTER VARYING NOT NULL,
    from_first DATE,
    from_last DATE
);
CREATE INDEX passage_time_by_entry ON passage_time (entry);
CREATE INDEX passage_time_by_day ON passage_time (first_day, last_day);
