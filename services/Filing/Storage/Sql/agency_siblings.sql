-- The parent's last day, empty while it is open, and the number of open agencies under it with the title.
-- No row where the parent is not registered. The agency itself is no twin of its own.
select coalesce(parent.valid_to, '') as ParentValidTo, (
    select count(*)
    from agencies twin
    where twin.parent = parent.name and twin.title = @Title and twin.name <> @Name and twin.valid_to is null
) as Twins
from agencies parent
where parent.name = @Parent
