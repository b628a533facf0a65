-- The tokens of hosted models, by day (UTC), account, purpose and model. The id is made of these, beginning with the day.

create table token_usage (
    id             text primary key,
    version        integer not null,
    day            text    not null,
    account        text    not null,
    purpose        text    not null,
    model          text    not null,
    calls          integer not null,
    input_tokens   integer not null,
    output_tokens  integer not null,
    thought_tokens integer not null
) without rowid;

create index token_usage_by_day on token_usage (day, account);
create index token_usage_by_account on token_usage (account, day);
