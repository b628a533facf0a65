-- Accounts, their keys, and answers kept for repeated requests. Times are epoch milliseconds (UTC).

create table accounts (
    id          text primary key,
    version     integer not null,
    external_id text    not null,
    welcomed    integer not null,
    created_at  integer not null
) without rowid;

-- An account that is named twice at the same moment is made once.
create unique index accounts_by_external_id on accounts (external_id);

create table api_keys (
    id         text primary key,
    version    integer not null,
    account    text    not null,
    hash       text    not null,
    prefix     text    not null,
    grants     text    not null,
    expires_at integer,
    created_at integer not null
) without rowid;

create unique index api_keys_by_hash on api_keys (hash);

create table idempotent_answers (
    id           text primary key,
    version      integer not null,
    fingerprint  text    not null,
    status       integer,
    content_type text,
    body         text,
    lease_until  integer not null,
    created_at   integer not null
) without rowid;

create index idempotent_answers_by_age on idempotent_answers (created_at);
