-- The whole prose a revision, so that a report is one point read. format says how body is written; 1 is StoredProse.
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
