-- Who speaks in a quote is worked out from its article whenever the quote is cut.

ALTER TABLE telegram_answer_span DROP COLUMN speaker;
