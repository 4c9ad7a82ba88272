-- What the owner of a row of a report was asked, or said of it last.
-- row_name is table.row. fingerprint says of which figures it was: once the figures change, the answer holds no longer.
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

-- Serves the tasks of an owner: what it was asked about the reports of a year and has not answered.
create index row_confirmations_owner on row_confirmations (owner, year, state);
