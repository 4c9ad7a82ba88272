-- Resources that one request holds while its caller decides elsewhere; other writes wait for their turn until the row is gone or has
-- expired.
-- One row a resource at most: the primary key decides between two that come at once.
create table write_reservations (
    -- Id of the request that holds it.
    name text not null primary key,
    -- Unix milliseconds. A row past it counts as gone, so a crash needs no clearing up.
    holder text not null,
    expire_time integer not null
) without rowid;
