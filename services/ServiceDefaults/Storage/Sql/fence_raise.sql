-- Raises and never lowers: a late or repeated call changes nothing. One statement, so that no other write comes in between.
insert into write_fences (name, fence)
values (@Name, @Fence)
on conflict (name) do update set fence = excluded.fence where excluded.fence > write_fences.fence
