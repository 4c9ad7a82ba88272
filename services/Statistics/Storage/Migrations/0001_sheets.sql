-- One packed row a revision, so that a sheet is one point read and a region is a linear pass.
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
