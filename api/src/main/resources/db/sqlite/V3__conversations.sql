-- Conversations and their messages. Times are epoch milliseconds (UTC).

create table conversations (
    id              text primary key,
    version         integer not null,
    owner           text    not null,
    knowledge_bases text    not null,
    title           text,
    created_at      integer not null,
    updated_at      integer not null
) without rowid;

create index conversations_by_owner on conversations (owner, id);

create table messages (
    id           text primary key,
    version      integer not null,
    owner        text    not null,
    conversation text    not null,
    role         text    not null,
    content      text    not null,
    citations    text    not null,
    grounded     integer,
    usage        text,
    created_at   integer not null
) without rowid;

create index messages_by_conversation on messages (owner, conversation, id);
