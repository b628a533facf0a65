-- Who did what to which thing. Entries are added, and deleted by age; ids sort by time.

create table audit_log (
    id         text primary key,
    version    integer not null,
    at         integer not null,
    action     text    not null,
    outcome    text    not null,
    account    text,
    actor      text,
    credential text,
    target     text,
    reason     text,
    address    text,
    request_id text,
    count      integer not null
) without rowid;

create index audit_log_by_account on audit_log (account, id);
create index audit_log_by_action on audit_log (action, id);
