select holder from write_reservations where name = @Name and expire_time > @Now
