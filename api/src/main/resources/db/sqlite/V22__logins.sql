-- How people sign in to accounts, their sessions, and tokens that permit one act once. Times are epoch milliseconds (UTC).

create table logins (
    id            text primary key,
    version       integer not null,
    account       text    not null,
    email         text    not null,
    display_name  text    not null,
    password_hash text    not null,
    verified_at   integer,
    created_at    integer not null,
    attempts      text    not null,
    factor        text
) without rowid;

create unique index logins_by_email on logins (email);
create unique index logins_by_account on logins (account);

create table sessions (
    id           text primary key,
    version      integer not null,
    account      text    not null,
    family       text    not null,
    hash         text    not null,
    device       text    not null,
    created_at   integer not null,
    last_used_at integer not null,
    expires_at   integer not null
) without rowid;

create index sessions_by_account on sessions (account, last_used_at);
create index sessions_by_expiry on sessions (expires_at);

create table one_time_tokens (
    id         text primary key,
    version    integer not null,
    purpose    text    not null,
    hash       text    not null,
    account    text,
    email      text,
    role       text,
    created_by text    not null,
    created_at integer not null,
    expires_at integer not null
) without rowid;

create unique index one_time_tokens_by_hash on one_time_tokens (hash);
create index one_time_tokens_by_account on one_time_tokens (account);
create index one_time_tokens_by_purpose on one_time_tokens (purpose, id);
create index one_time_tokens_by_expiry on one_time_tokens (expires_at);
