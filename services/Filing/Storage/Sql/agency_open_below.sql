-- How many agencies directly below have no last day, by agencies_parent.
select count(*) from agencies where parent = @Name and valid_to is null
