-- @Keys is a JSON object of report to revision, 0 for the newest; one row a key, in its order.
select s.edition, s.revision, s.cells
from json_each_text(cast(@Keys as json)) with ordinality k (report, revision, id)
left join sheets s on s.report = k.report collate "C"
    and s.revision = case k.revision
        when '0' then (select max(n.revision) from sheets n where n.report = k.report collate "C")
        else cast(k.revision as bigint)
    end
order by k.id
