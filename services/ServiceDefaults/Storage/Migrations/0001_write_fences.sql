-- Without a row nothing was fenced yet, and every write passes.
-- The fence of each resource that moved on: a write that carries a smaller one is refused.
-- Name of the resource that the fence belongs to.
create table write_fences (
    -- Only ever grows.
    name text not null primary key,
    fence integer not null
) without rowid;
