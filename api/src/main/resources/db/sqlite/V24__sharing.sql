-- Groups of accounts, and the knowledge bases that are shared with accounts and groups.
create table account_groups (
    id         text primary key,
    version    integer not null,
    owner      text    not null,
    name       text    not null,
    created_at integer not null,
    updated_at integer not null
) without rowid;

create index account_groups_by_owner on account_groups (owner, id);

create table group_members (
    id         text primary key,
    version    integer not null,
    group_id   text    not null,
    account    text    not null,
    created_at integer not null
) without rowid;

create unique index group_members_by_group on group_members (group_id, account);
create index group_members_by_account on group_members (account);

create table shares (
    id             text primary key,
    version        integer not null,
    owner          text    not null,
    knowledge_base text    not null,
    grantee        text    not null,
    role           text    not null,
    created_at     integer not null
) without rowid;

create unique index shares_by_knowledge_base on shares (knowledge_base, grantee);
create index shares_by_grantee on shares (grantee);
create index shares_by_owner on shares (owner, knowledge_base, id);
