-- Takes a free or expired resource, or prolongs the holder's own. No row changed: another request holds it.
insert into write_reservations (name, holder, expire_time)
values (@Name, @Holder, @ExpireTime)
on conflict (name) do update set holder = excluded.holder, expire_time = excluded.expire_time
where write_reservations.expire_time <= @Now or write_reservations.holder = excluded.holder
