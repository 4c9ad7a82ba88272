select state as State, stale as Stale from reports where name = @Name
