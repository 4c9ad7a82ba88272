-- Reports whose prose was taken from the document of another agency or year on purpose, until somebody confirms it.
-- agency_name is empty where the document is of the same agency, year 0 where it is of the same year.
create table source_marks (
    report text not null primary key,
    agency_name text not null,
    year integer not null
) without rowid;
