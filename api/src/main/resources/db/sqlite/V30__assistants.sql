-- Assistants, their earlier versions, and the links that accounts accepted. Times are epoch milliseconds (UTC).

create table assistants (
    id         text primary key,
    version    integer not null,
    owner      text    not null,
    settings   text    not null,
    category   text,
    visibility text    not null,
    active     integer not null,
    link_hash  text,
    revision   integer not null,
    changed    text    not null,
    created_at integer not null,
    updated_at integer not null
) without rowid;

create index assistants_by_owner on assistants (owner, id);
create index assistants_by_visibility on assistants (visibility, category, id);
create index assistants_by_link on assistants (link_hash);

create table assistant_versions (
    id         text primary key,
    version    integer not null,
    owner      text    not null,
    assistant  text    not null,
    number     integer not null,
    settings   text    not null,
    visibility text    not null,
    active     integer not null,
    changed    text    not null,
    created_at integer not null
) without rowid;

create index assistant_versions_by_assistant on assistant_versions (owner, assistant, number);

create table accepted_links (
    id         text primary key,
    version    integer not null,
    account    text    not null,
    assistant  text    not null,
    link_hash  text    not null,
    created_at integer not null
) without rowid;

create unique index accepted_links_by_account on accepted_links (account, assistant);
create index accepted_links_by_assistant on accepted_links (assistant);

-- That the sample assistants were made, so that those which were deleted are not made again.
create table sample_assistants (
    id         text primary key,
    version    integer not null,
    created_at integer not null
) without rowid;

create index accounts_by_suspension on accounts (suspended_at);
