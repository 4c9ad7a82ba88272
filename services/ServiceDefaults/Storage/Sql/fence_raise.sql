insert into write_fences (name, fence)
values (@Name, @Fence)
on conflict (name) do update set fence = excluded.fence where excluded.fence > write_fences.fence
