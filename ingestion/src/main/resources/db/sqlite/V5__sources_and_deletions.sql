-- Archives that came with a path and were taken apart: a folder's sync does not ask for them again.
create table source_archives (
    id                text primary key,
    version           integer not null,
    owner             text    not null,
    knowledge_base_id text    not null,
    path              text    not null,
    sha256            text    not null
) without rowid;

create unique index source_archives_by_path on source_archives (owner, knowledge_base_id, path);

-- Receipts of deletions: what was there, when it was asked for, when it was gone. They outlive what they are about.
create table deletions (
    id                text primary key,
    version           integer not null,
    owner             text    not null,
    document_id       text,
    knowledge_base_id text,
    documents         integer not null,
    originals         integer not null,
    texts             integer not null,
    passages          integer not null,
    vectors           integer not null,
    thumbnails        integer not null,
    bytes             integer not null,
    requested_at      integer not null,
    completed_at      integer
) without rowid;

-- Two who delete the same thing at the same moment get the same receipt.
create unique index deletions_by_document on deletions (document_id);
create unique index deletions_by_knowledge_base on deletions (knowledge_base_id);

-- Lists, newest first; and what a crash left to do.
create index deletions_by_owner on deletions (owner, id);
create index deletions_open on deletions (completed_at) where completed_at is null;
