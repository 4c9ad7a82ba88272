-- 0 or 1, by the primary key.
select count(*) from agencies where name = @Name
