-- The fence of each resource that moved on: a write that carries a smaller one is refused.
-- Without a row nothing was fenced yet, and every write passes.
create table write_fences (
    -- Name of the resource that the fence belongs to.
    name text not null primary key,
    -- Only ever grows.
    fence integer not null
) without rowid;
