-- How an answer came to its end: WHOLE, FALLBACK, INTERRUPTED, TRUNCATED or BLOCKED. Null for questions and older answers.

alter table messages add column completion text;
