-- Resources that one request holds while its caller decides elsewhere; other writes wait for their turn until the row is gone or has
-- expired.
create table write_reservations (
    -- One row a resource at most: the primary key decides between two that come at once.
    name text not null primary key,
    -- Id of the request that holds it.
    holder text not null,
    -- Unix milliseconds. A row past it counts as gone, so a crash needs no clearing up.
    expire_time integer not null
) without rowid;
