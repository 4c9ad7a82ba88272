-- The revision of the figures that is pinned while the report counts; 0: none.
-- A column that is added has a default that means none, so that the program of the release before runs on the new schema too.
alter table reports add column statistics_revision integer not null default 0;
