-- The one log. Its head is a row that every append updates, so that appends have one order without gaps; edge holds the hashes of the
-- complete subtrees at the right edge, 32 bytes each, the largest first.
create table log_head (
    id integer not null primary key,
    size integer not null,
    time integer not null,
    edge blob not null
);

insert into log_head (id, size, time, edge) values (1, 0, 0, cast('' as blob));

-- entry holds the bytes that are hashed; the other columns repeat what entries are found by.
create table log_entries (
    log_index integer not null primary key,
    kind integer not null,
    agency text not null,
    resource text not null,
    entry blob not null
);

create index log_entries_agency on log_entries (agency, log_index);

create index log_entries_resource on log_entries (resource, log_index);

-- Hashes of complete subtrees; a position is written once.
create table log_nodes (
    level integer not null,
    position integer not null,
    hash blob not null,
    primary key (level, position)
) without rowid;
