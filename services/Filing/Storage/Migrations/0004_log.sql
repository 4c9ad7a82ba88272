-- The one log. Its head is a row that every append updates, so that appends have one order without gaps; edge holds the hashes of the
-- complete subtrees at the right edge, 32 bytes each, the largest first.
-- size is the number of entries, time that of the last one in Unix milliseconds. Both are 0 for the empty log.
create table log_head (
    id integer not null primary key,
    size integer not null,
    time integer not null,
    edge blob not null
);

insert into log_head (id, size, time, edge) values (1, 0, 0, cast('' as blob));

-- entry holds the bytes that are hashed; the other columns repeat what entries are found by.
-- log_index is the position in the tree from 0, without gaps. kind is the number of the contract.
create table log_entries (
    log_index integer not null primary key,
    kind integer not null,
    agency text not null,
    resource text not null,
    entry blob not null
);

-- Serves what one agency is told, in the order of the log.
create index log_entries_agency on log_entries (agency, log_index);

create index log_entries_resource on log_entries (resource, log_index);

-- Hashes of complete subtrees; a position is written once.
-- Level 0 holds the leaves. A node at level l covers 2^l entries (RFC 9162, section 2.1). A node that is not complete is never stored.
create table log_nodes (
    level integer not null,
    position integer not null,
    hash blob not null,
    primary key (level, position)
) without rowid;
