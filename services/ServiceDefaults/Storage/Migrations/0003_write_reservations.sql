-- Resources that one request holds while its caller decides elsewhere; other writes wait for their turn until the row is gone or has
-- expired.
create table write_reservations (
    name text not null primary key,
    holder text not null,
    expire_time integer not null
) without rowid;
