-- How often a report's fence was raised without a move, for submissions that were being checked.
alter table reports add column fence_raises integer not null default 0;
