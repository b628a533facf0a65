create table things (
    id         text primary key,
    version    integer not null,
    owner      text    not null,
    name       text    not null,
    kind       text    not null,
    visible    integer not null,
    size       integer not null,
    share      real    not null,
    details    text,
    created_at integer not null
) without rowid;

create unique index things_by_name on things (owner, name);
