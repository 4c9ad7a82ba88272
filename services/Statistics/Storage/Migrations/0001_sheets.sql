-- One packed row a revision, so that a sheet is one point read and a region is a linear pass.
-- report is agencies/{agency}/reports/{report}, as Filing names it. No foreign key leads there: each service has a database of its own.
-- revision counts from 1. Rows are only added, since submissions and publications pin revisions. create_time is in Unix milliseconds.
create table sheets (
    report text not null,
    revision integer not null,
    edition text not null,
    cells blob not null,
    remarks text not null,
    actor text not null,
    request_id text not null,
    create_time integer not null,
    primary key (report, revision)
) without rowid;
