-- Reports whose prose was taken from the document of another agency or year on purpose, until somebody confirms it.
create table source_marks (
    report text not null primary key,
    agency_name text not null,
    year integer not null
) without rowid;
