-- What regions demand beyond the form, each revision a row that never changes. Demands is a JSON object; dates are YYYY-MM-DD, empty: not
-- decided by the pack.
-- agency_due and region_due repeat two members of demands, so that the dates of a whole year are found without reading JSON.
create table rule_packs (
    agency text not null references agencies (name),
    year integer not null,
    revision integer not null,
    demands text not null,
    agency_due text not null,
    region_due text not null,
    actor text not null,
    create_time integer not null,
    primary key (agency, year, revision)
) without rowid;

-- Serves the dates of all packs of a year and the search for the newest revision of each.
create index rule_packs_year on rule_packs (year, agency, revision);

-- Who approved a report, level by level, of the submission of that number.
-- A report that is returned and submitted again begins at level 1 again: rows of an earlier submission count no more.
create table report_approvals (
    report text not null,
    submission integer not null,
    level integer not null,
    principal text not null,
    create_time integer not null,
    primary key (report, submission, level)
) without rowid;
