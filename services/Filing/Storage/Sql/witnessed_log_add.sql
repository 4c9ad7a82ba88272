-- The first head of a log. Of two at once one inserts nothing and is told that it lost.
insert into witnessed_logs (origin, size, root) values (@Origin, @Size, @Root)
on conflict (origin) do nothing
