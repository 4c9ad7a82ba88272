select count(*) from agencies where parent = @Name and valid_to is null
