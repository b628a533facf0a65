-- Conversations as trees of messages, links to them, and an index of the messages' words. Times are epoch milliseconds (UTC).

alter table conversations add column assistant text;
alter table conversations add column unique_key text;
alter table conversations add column shelf text not null default 'OPEN';
alter table conversations add column leaf text;
alter table conversations add column last_message text;
alter table conversations add column summary text;
alter table conversations add column settings text;

alter table messages add column parent text;
alter table messages add column status text;
alter table messages add column words text;
alter table messages add column beside text;
alter table messages add column rating text;
alter table messages add column comment text;

-- The tree of a conversation is read from the index alone.
drop index messages_by_conversation;
create index messages_in_tree on messages (owner, conversation, id, parent);
create index messages_by_rating on messages (rating) where rating is not null;
create index messages_by_status on messages (status) where status is not null;

create table conversation_links (
    id           text primary key,
    version      integer not null,
    owner        text    not null,
    conversation text    not null,
    hash         text    not null,
    title        text,
    leaf         text    not null,
    messages     integer not null,
    created_at   integer not null
) without rowid;

create unique index conversation_links_by_hash on conversation_links (hash);
create index conversation_links_by_conversation on conversation_links (owner, conversation, id);

-- Lists show when conversations were last written to, and what the last message says.
update conversations set
    updated_at = coalesce(
        (select max(created_at) from messages
         where messages.owner = conversations.owner and messages.conversation = conversations.id), updated_at),
    last_message = (
        select json_object('id', id, 'role', role, 'text', substr(content, 1, 200), 'at', created_at / 1000.0) from messages
        where messages.owner = conversations.owner and messages.conversation = conversations.id
        order by id desc limit 1);

create unique index conversations_by_unique_key on conversations (unique_key);
create index conversations_by_activity on conversations (owner, shelf, updated_at, id);
create index conversations_by_assistant on conversations (owner, assistant, shelf, updated_at, id);

-- The index of words. The place of a message is its row in it: the number of its owner, followed by 40 bits for the number
-- of the message, so that what belongs to one owner is a range.
create table message_owners (
    owner  text primary key,
    number integer not null unique,
    last   integer not null
) without rowid;

create table message_places (
    place   integer primary key,
    message text not null unique
);

create virtual table message_words using fts5 (
    words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");

insert into message_owners
select owner, row_number() over (order by owner), count(*) from messages group by owner;

insert into message_places
select (number << 40) + row_number() over (partition by messages.owner order by messages.id), messages.id
from messages join message_owners on message_owners.owner = messages.owner;

insert into message_words (rowid, words)
select place, lower(content) from message_places join messages on messages.id = message_places.message;

create trigger messages_inserted after insert on messages begin
    insert into message_owners
    values (new.owner, (select coalesce(max(number), 0) + 1 from message_owners), 1)
    on conflict (owner) do update set last = last + 1;
    insert into message_places
    select (number << 40) + last, new.id from message_owners where owner = new.owner;
    insert into message_words (rowid, words)
    select (number << 40) + last,
           coalesce((select group_concat(value, ' ') from json_each(new.words, '$.items')), lower(new.content))
    from message_owners where owner = new.owner;
end;

create trigger messages_updated after update of words on messages when new.words is not old.words begin
    delete from message_words where rowid = (select place from message_places where message = old.id);
    insert into message_words (rowid, words)
    select place, coalesce((select group_concat(value, ' ') from json_each(new.words, '$.items')), lower(new.content))
    from message_places where message = new.id;
end;

create trigger messages_deleted after delete on messages begin
    delete from message_words where rowid = (select place from message_places where message = old.id);
    delete from message_places where message = old.id;
end;
