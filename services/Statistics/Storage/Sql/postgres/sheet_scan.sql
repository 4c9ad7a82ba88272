-- @Keys is a JSON object of report to revision, 0 for the newest; one row a key, in its order.
-- A report without the revision, or without any, gives nulls: the caller reads its rows beside its keys.
select s.edition, s.revision, s.cells
from json_each_text(cast(@Keys as json)) with ordinality k (report, revision, id)
-- Columns of names are ordered by bytes, as SQLite orders them. Without the collation each key would be a scan of the table.
left join sheets s on s.report = k.report collate "C"
    and s.revision = case k.revision
        -- The newest revision is one step backwards along the primary key.
        when '0' then (select max(n.revision) from sheets n where n.report = k.report collate "C")
        else cast(k.revision as bigint)
    end
order by k.id
