-- What the owner of a row of a report was asked, or said of it last.
create table row_confirmations (
    report text not null,
    row_name text not null,
    year integer not null,
    owner text not null references agencies (name),
    state integer not null,
    fingerprint text not null,
    reason text not null,
    actor text not null,
    create_time integer not null,
    primary key (report, row_name)
) without rowid;

create index row_confirmations_owner on row_confirmations (owner, year, state);
