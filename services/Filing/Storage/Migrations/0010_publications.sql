-- What was published with files: enough to write the public tree again. Files and path are JSON arrays, manifest the signed envelope.
-- Rows are written by the move that publishes, in its transaction, and never change: title, agency_name and path are those of that day.
create table publications (
    report text not null,
    version integer not null,
    title text not null,
    agency_name text not null,
    path text not null,
    files text not null,
    manifest blob not null,
    primary key (report, version)
) without rowid;

-- By digest, so that the same bytes are not published as two reports.
create table published_files (
    sha256 text not null,
    report text not null,
    primary key (sha256, report)
) without rowid;

-- Size of the log up to which the public tree shows every publication and withdrawal.
-- The table has one row for ever, as log_head has.
create table public_tree (
    id integer not null primary key,
    shown_size integer not null
);

insert into public_tree (id, shown_size) values (1, 0);
