-- Knowledge bases and their documents. Times are epoch milliseconds (UTC).

create table knowledge_bases (
    id          text primary key,
    version     integer not null,
    owner       text    not null,
    name        text    not null,
    description text,
    deleting    integer not null,
    created_at  integer not null,
    updated_at  integer not null
) without rowid;

-- Two uploads or sign-ups at the same moment cannot both make the name.
create unique index knowledge_bases_by_name on knowledge_bases (owner, name);

create table documents (
    id                text primary key,
    version           integer not null,
    owner             text    not null,
    knowledge_base_id text    not null,
    filename          text    not null,
    media_type        text,
    size              integer not null,
    sha256            text    not null,
    status            text    not null,
    stage             text    not null,
    progress          real    not null,
    pages             integer,
    passages          integer,
    language          text,
    error_code        text,
    error_message     text,
    metadata          text    not null,
    created_at        integer not null,
    updated_at        integer not null
) without rowid;

-- The same bytes are in a knowledge base once, however many uploads of them race.
create unique index documents_by_content on documents (knowledge_base_id, sha256);

-- Lists, newest first.
create index documents_by_knowledge_base on documents (owner, knowledge_base_id, id);

-- The queue takes the oldest of each owner in turn; recovery looks for what was left in work.
create index documents_by_status on documents (status, owner, id);
