-- Webhooks and what is sent to them. Times are epoch milliseconds (UTC).

create table webhooks (
    id                text primary key,
    version           integer not null,
    owner             text    not null,
    url               text    not null,
    events            text    not null,
    knowledge_base_id text,
    description       text,
    sealed_secret     text    not null,
    disabled_at       integer,
    created_at        integer not null
) without rowid;

create index webhooks_by_owner on webhooks (owner, id);

create table webhook_deliveries (
    id              text primary key,
    version         integer not null,
    owner           text    not null,
    webhook         text    not null,
    event           text    not null,
    document        text,
    body            text    not null,
    status          text    not null,
    attempts        integer not null,
    response_status integer,
    error           text,
    next_attempt_at integer not null,
    created_at      integer not null,
    updated_at      integer not null
) without rowid;

create index webhook_deliveries_by_webhook on webhook_deliveries (owner, webhook, id);

-- What is due, by owner, since the owners take turns; and when to look next.
create index webhook_deliveries_by_turn on webhook_deliveries (status, owner, next_attempt_at);
create index webhook_deliveries_by_time on webhook_deliveries (status, next_attempt_at);
create index webhook_deliveries_by_age on webhook_deliveries (created_at);
