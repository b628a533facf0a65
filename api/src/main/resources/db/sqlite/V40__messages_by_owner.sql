-- The messages that a search finds are read by their ids: without this index, all of the owner's messages were.

create index messages_by_owner on messages (owner, id);
