-- Where each report stands. name is agencies/{agency}/reports/{report}, agency and year repeat parts of it for the indexes.
-- state is the number of the contract. version is 0 before the first publication. revision grows by 1 with every change of state.
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

-- Serves the reports of an agency and, agency by agency, those of a region.
create index reports_agency on reports (agency, name);

create index reports_year on reports (year, name);
