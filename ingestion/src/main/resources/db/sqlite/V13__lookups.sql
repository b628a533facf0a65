-- What is asked for again and again, or at a start, whatever there is.

-- Recovery looks every few seconds for those that are being removed.
create index knowledge_bases_leaving on knowledge_bases (deleting);

-- A start looks for what became ready or failed last, to tell webhooks what was not told.
create index documents_at_rest on documents (status, updated_at);
