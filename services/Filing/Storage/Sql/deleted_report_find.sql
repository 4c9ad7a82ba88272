select revision from deleted_reports where name = @Name
