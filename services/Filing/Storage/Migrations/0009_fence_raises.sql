-- How often a report's fence was raised without a move, for submissions that were being checked.
-- The fence of a report is its revision plus this number. It only grows, so that a fence that was given out never becomes valid again.
alter table reports add column fence_raises integer not null default 0;
