-- Public keys of the passkeys of people. Times are epoch milliseconds (UTC).

create table passkeys (
    id              text primary key,
    version         integer not null,
    account         text    not null,
    credential_id   text    not null,
    name            text    not null,
    credential      text    not null,
    counter         integer not null,
    user_verified   integer not null,
    backup_eligible integer not null,
    backed_up       integer not null,
    transports      text    not null,
    created_at      integer not null,
    last_used_at    integer
) without rowid;

create unique index passkeys_by_credential on passkeys (credential_id);
create index passkeys_by_account on passkeys (account, id);
