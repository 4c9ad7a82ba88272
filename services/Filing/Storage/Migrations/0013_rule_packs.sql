-- What regions demand beyond the form, each revision a row that never changes. Demands is a JSON object; dates are YYYY-MM-DD, empty: not
-- decided by the pack.
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

create index rule_packs_year on rule_packs (year, agency, revision);

-- Who approved a report, level by level, of the submission of that number.
create table report_approvals (
    report text not null,
    submission integer not null,
    level integer not null,
    principal text not null,
    create_time integer not null,
    primary key (report, submission, level)
) without rowid;
