-- Only the holder's own row: a reservation that another took over after its end stays.
delete from write_reservations where name = @Name and holder = @Holder
