insert into witnessed_logs (origin, size, root) values (@Origin, @Size, @Root)
on conflict (origin) do nothing
