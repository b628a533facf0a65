-- Evaluations, their questions and their results. Times are epoch milliseconds (UTC).

create table evaluations (
    id             text primary key,
    version        integer not null,
    owner          text    not null,
    knowledge_base text    not null,
    name           text,
    mode           text    not null,
    status         text    not null,
    questions      integer not null,
    fingerprint    text    not null,
    settings       text,
    summary        text,
    error          text,
    created_at     integer not null,
    started_at     integer,
    finished_at    integer
) without rowid;

create index evaluations_by_knowledge_base on evaluations (owner, knowledge_base, id);

-- Whose turn it is.
create index evaluations_by_turn on evaluations (status, owner, id);

create table evaluation_questions (
    id             text primary key,
    version        integer not null,
    owner          text    not null,
    knowledge_base text    not null,
    questions      text    not null
) without rowid;

create index evaluation_questions_by_knowledge_base on evaluation_questions (owner, knowledge_base);

create table evaluation_results (
    id             text primary key,
    version        integer not null,
    owner          text    not null,
    knowledge_base text    not null,
    evaluation     text    not null,
    position       integer not null,
    question       text    not null,
    outcome        text    not null
) without rowid;

create index evaluation_results_by_evaluation on evaluation_results (owner, evaluation, id);
create index evaluation_results_by_knowledge_base on evaluation_results (owner, knowledge_base);
