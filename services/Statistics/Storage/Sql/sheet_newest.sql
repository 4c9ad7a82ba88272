-- The last row of the report along the primary key. No row: nothing was ever written.
select revision as Revision, edition as Edition, cells as Cells, remarks as Remarks, create_time as CreateTime
from sheets
where report = @Report
order by revision desc
limit 1
