-- Always one row: the migration inserts it. What is being appended is not seen before its commit.
select size as Size, time as Time from log_head where id = 1
