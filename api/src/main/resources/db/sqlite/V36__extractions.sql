-- Fields that were extracted from pictures and PDFs. Times are epoch milliseconds (UTC).
create table extractions (
    id              text primary key,
    version         integer not null,
    owner           text    not null,
    document_type   text    not null,
    country         text,
    residence_type  text,
    passport_number text,
    name            text,
    issue_date      text,
    expiry_date     text,
    date_of_birth   text,
    nationality     text,
    vendor          text,
    number          text,
    date            text,
    currency        text,
    total           text,
    file_url        text    not null,
    filename        text    not null,
    media_type      text    not null,
    size            integer not null,
    details         text    not null,
    created_at      integer not null
) without rowid;

create index extractions_by_owner on extractions (owner, id);
