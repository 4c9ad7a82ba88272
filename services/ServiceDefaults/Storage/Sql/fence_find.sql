-- By the primary key. No row: the resource was never fenced.
select fence from write_fences where name = @Name
