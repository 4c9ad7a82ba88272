-- The fence of each resource that moved on: a write that carries a smaller one is refused.
create table write_fences (
    name text not null primary key,
    fence integer not null
) without rowid;
