-- Who must report on a year and by when, where it is not as the Regulations say. Dates are YYYY-MM-DD, empty: as the Regulations say;
-- kinds and levels are JSON arrays of numbers.
create table duty_rules (
    agency text not null references agencies (name),
    year integer not null,
    exempt_kinds text not null,
    exempt_levels text not null,
    agency_due text not null,
    region_due text not null,
    reason text not null,
    revision integer not null,
    actor text not null,
    create_time integer not null,
    primary key (agency, year)
) without rowid;

-- Serves the rules of a year in the whole nation, read at once.
create index duty_rules_year on duty_rules (year, agency);

-- A decision about one agency goes before the rules of its region. exempt and required are 0 or 1 and never both.
create table duty_exceptions (
    agency text not null references agencies (name),
    year integer not null,
    exempt integer not null,
    required integer not null,
    due_date text not null,
    reason text not null,
    actor text not null,
    create_time integer not null,
    primary key (agency, year)
) without rowid;
