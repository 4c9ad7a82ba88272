-- The revision of the figures that is pinned while the report counts; 0: none.
alter table reports add column statistics_revision integer not null default 0;
