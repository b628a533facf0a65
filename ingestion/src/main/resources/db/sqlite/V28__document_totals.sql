-- How much an account stores is counted from the index alone.

create index documents_by_size on documents (owner, status, size);
