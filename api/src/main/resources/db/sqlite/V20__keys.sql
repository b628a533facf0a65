-- Names of keys, null for temporary ones, and when they were last used.
alter table api_keys add column name text;
alter table api_keys add column last_used_at integer;

create index api_keys_by_account on api_keys (account, id);
create index api_keys_by_expiry on api_keys (expires_at);

-- What keys with budgets used, by day (UTC). The id is made of the day and the id of the key.
create table key_usage (
    id       text primary key,
    version  integer not null,
    day      text    not null,
    requests integer not null,
    tokens   integer not null,
    bytes    integer not null
) without rowid;

create index key_usage_by_day on key_usage (day);
