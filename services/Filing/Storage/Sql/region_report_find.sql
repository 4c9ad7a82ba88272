-- One row by the primary key, none where the collected report was never opened.
select state as State, stale as Stale from reports where name = @Name
