-- @Keys is a JSON object of report to revision, 0 for the newest; one row a key, in its order.
-- A report without the revision, or without any, gives nulls: the caller reads its rows beside its keys.
-- json_each gives the members as they stand in the text, and a left join keeps that order, so that none is asked for.
select s.edition, s.revision, s.cells
from json_each(@Keys) k
left join sheets s on s.report = k.key
    and s.revision = case k.value
        when 0 then (select max(n.revision) from sheets n where n.report = k.key)
        else k.value
    end
