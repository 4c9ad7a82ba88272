-- The last row of the report along the primary key. No row: nothing was ever written.
select revision as Revision, body as Body, create_time as CreateTime
from prose
where report = @Report
order by revision desc
limit 1
