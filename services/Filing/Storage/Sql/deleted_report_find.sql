-- No row: no report of this name was ever deleted, and a new one begins at its own first revision.
select revision from deleted_reports where name = @Name
