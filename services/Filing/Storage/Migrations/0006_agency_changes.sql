-- Agencies over time: what was, until which day; who goes on with whose work.
-- contact is a JSON object. issues_rules is 0 for by level and kind, 1 for yes, 2 for no. disclosure_office is empty where unknown.
alter table agencies add column revision integer not null default 1;
alter table agencies add column contact text not null default '{}';
alter table agencies add column issues_rules integer not null default 0;
alter table agencies add column disclosure_office text not null default '';

-- A title that an agency had, and its last day.
create table past_titles (
    agency text not null,
    until text not null,
    title text not null,
    primary key (agency, until)
) without rowid;

-- A parent that an agency had, and its last day there; empty: it had none.
create table past_parents (
    agency text not null,
    until text not null,
    parent text not null,
    since text not null,
    primary key (agency, until)
) without rowid;

-- Serves the walk down the tree as it was: who stood below this parent once.
create index past_parents_parent on past_parents (parent, agency);

-- Who goes on with the work of whom, from which day on; in_part where only a part went over.
create table successions (
    predecessor text not null,
    successor text not null,
    since text not null,
    in_part integer not null,
    primary key (predecessor, successor, since)
) without rowid;

-- Serves the search for the agencies that a successor was made of, by the day on which it took over.
create index successions_successor on successions (successor, since);

-- History of each agency, position from 1. change_date is YYYY-MM-DD, empty for an update. others is a JSON array of names.
create table agency_changes (
    agency text not null,
    position integer not null,
    kind integer not null,
    change_date text not null,
    before_value text not null,
    after_value text not null,
    others text not null,
    reason text not null,
    actor text not null,
    create_time integer not null,
    primary key (agency, position)
) without rowid;
