create table reports (
    name text not null primary key,
    agency text not null references agencies (name),
    year integer not null,
    state integer not null,
    version integer not null,
    revision integer not null,
    actor text not null,
    request_id text not null,
    create_time integer not null
) without rowid;

create index reports_agency on reports (agency, name);

create index reports_year on reports (year, name);
