-- Passages that users have disabled or edited. They are applied again whenever the document is read again.
create table passage_corrections (
    id          text primary key,
    version     integer not null,
    owner       text    not null,
    document_id text    not null,
    original    text    not null,
    enabled     integer not null,
    edit        text,
    applied     integer not null,
    changed_at  integer not null
) without rowid;

create index passage_corrections_by_document on passage_corrections (owner, document_id, id);
