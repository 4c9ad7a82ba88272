-- What is pinned beside the figures, and what a report went through.
-- Pins are 0 or empty where nothing is pinned. Times are Unix milliseconds, 0 for never. stale, was_counted and is_public are 0 or 1.
alter table reports add column narrative_revision integer not null default 0;
alter table reports add column edition text not null default '';
alter table reports add column rule_set text not null default '';
alter table reports add column verdict_digest text not null default '';
alter table reports add column submissions integer not null default 0;
alter table reports add column submitter text not null default '';
alter table reports add column first_submit_time integer not null default 0;
alter table reports add column move_time integer not null default 0;
alter table reports add column stale integer not null default 0;
alter table reports add column was_counted integer not null default 0;
alter table reports add column is_public integer not null default 0;

-- One row a move, keyed by the revision that the move made. from_state is 0 for the move that opened the report.
-- reasons is a JSON array. actor is a principal, actor_display how people call them. log_index is the place of its entry in the log.
create table report_moves (
    report text not null,
    revision integer not null,
    verb integer not null,
    from_state integer not null,
    to_state integer not null,
    actor text not null,
    actor_display text not null,
    create_time integer not null,
    reasons text not null,
    narrative_revision integer not null,
    statistics_revision integer not null,
    edition text not null,
    rule_set text not null,
    verdict_digest text not null,
    log_index integer not null,
    request_id text not null,
    waived integer not null,
    primary key (report, revision)
) without rowid;

-- Explanations and confirmations in the order in which they were made. Rows are only added: a later one of the same kind and
-- fingerprint takes the place of an earlier one when they are read. cells is a JSON array of table.row.column.
create table report_marks (
    report text not null,
    position integer not null,
    kind integer not null,
    fingerprint text not null,
    code text not null,
    cells text not null,
    section text not null,
    reason text not null,
    actor text not null,
    actor_display text not null,
    create_time integer not null,
    primary key (report, position)
) without rowid;

-- Versions stay when the report is corrected: each names the revisions of prose and figures that were made public.
-- withdraw_time is 0 while the version is public, Unix milliseconds after.
create table report_versions (
    report text not null,
    version integer not null,
    narrative_revision integer not null,
    statistics_revision integer not null,
    edition text not null,
    rule_set text not null,
    verdict_digest text not null,
    reason text not null,
    actor text not null,
    publish_time integer not null,
    withdraw_time integer not null,
    log_index integer not null,
    primary key (report, version)
) without rowid;

-- Principals who wrote something of a report: they do not approve it.
create table report_editors (
    report text not null,
    principal text not null,
    primary key (report, principal)
) without rowid;

-- The last revision of a report that was deleted: one of the same name goes on from there, so that old fences stay refused.
create table deleted_reports (
    name text not null primary key,
    revision integer not null
) without rowid;
