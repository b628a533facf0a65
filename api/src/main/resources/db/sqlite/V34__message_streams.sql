-- Assistant messages that are being generated, each with the text so far. A row is deleted when its message is whole.
create table message_streams (
    id           text primary key,
    version      integer not null,
    owner        text    not null,
    conversation text    not null,
    holder       text    not null,
    text         text    not null,
    stopping     integer not null,
    followed     integer not null,
    created_at   integer not null
) without rowid;

create index message_streams_by_owner on message_streams (owner);
create index message_streams_by_holder on message_streams (holder);
