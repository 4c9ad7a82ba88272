-- Always one row: the migration inserts it.
select shown_size from public_tree where id = 1
