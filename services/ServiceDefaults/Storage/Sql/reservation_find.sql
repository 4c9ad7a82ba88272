-- By the primary key. A row that has expired holds nothing and is not answered.
select holder from write_reservations where name = @Name and expire_time > @Now
