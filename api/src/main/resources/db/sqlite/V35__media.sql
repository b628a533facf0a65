-- Images and audio of accounts, whose renditions are in the object store, and the media of messages.
create table media (
    id              text primary key,
    version         integer not null,
    owner           text    not null,
    sha256          text    not null,
    kind            text    not null,
    source_type     text    not null,
    size            integer not null,
    duration_millis integer,
    renditions      text    not null,
    transcript      text,
    created_at      integer not null
) without rowid;

create index media_by_owner on media (owner, id);

-- The same bytes once for an account.
create unique index media_by_content on media (owner, sha256);

alter table messages add column media text;
