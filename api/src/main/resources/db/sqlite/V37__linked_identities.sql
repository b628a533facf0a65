-- Users of other issuers whose account is that of a login. Times are epoch milliseconds (UTC).

create table linked_identities (
    id         text primary key,
    version    integer not null,
    issuer     text    not null,
    subject    text    not null,
    account    text    not null,
    created_at integer not null
) without rowid;

create unique index linked_identities_by_user on linked_identities (issuer, subject);
create unique index linked_identities_by_account on linked_identities (account, issuer);
