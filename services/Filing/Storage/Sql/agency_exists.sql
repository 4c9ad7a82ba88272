select count(*) from agencies where name = @Name
