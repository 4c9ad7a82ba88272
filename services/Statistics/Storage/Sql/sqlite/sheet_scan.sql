-- @Keys is a JSON object of report to revision, 0 for the newest; one row a key, in its order.
select s.edition, s.revision, s.cells
from json_each(@Keys) k
left join sheets s on s.report = k.key
    and s.revision = case k.value
        when 0 then (select max(n.revision) from sheets n where n.report = k.key)
        else k.value
    end
