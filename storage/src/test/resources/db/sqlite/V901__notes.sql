create table notes (
    id      text primary key,
    version integer not null,
    text    text    not null
) without rowid;
