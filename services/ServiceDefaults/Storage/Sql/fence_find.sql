select fence from write_fences where name = @Name
