-- What was counted of questions, by day (UTC), account, assistant and model. The id is made of these, beginning with the day.
-- The counts are JSON.

create table daily_questions (
    id        text primary key,
    version   integer not null,
    day       text    not null,
    account   text    not null,
    assistant text,
    model     text,
    counts    text    not null
) without rowid;

create index daily_questions_by_account on daily_questions (account, id);

-- When an answer was rated. Epoch milliseconds (UTC).
alter table messages add column rated_at integer;
