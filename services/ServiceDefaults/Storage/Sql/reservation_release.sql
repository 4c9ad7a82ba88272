delete from write_reservations where name = @Name and holder = @Holder
