-- The whole prose a revision, so that a report is one point read. format says how body is written; 1 is StoredProse.
-- report is agencies/{agency}/reports/{report}, as Filing names it. No foreign key leads there: each service has a database of its own.
-- revision counts from 1. Rows are only added, since submissions and publications pin revisions. create_time is in Unix milliseconds.
create table prose (
    report text not null,
    revision integer not null,
    format integer not null,
    body text not null,
    actor text not null,
    request_id text not null,
    create_time integer not null,
    primary key (report, revision)
) without rowid;
