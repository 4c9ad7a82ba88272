-- One point read. No row: no such revision was written.
select revision as Revision, edition as Edition, cells as Cells, remarks as Remarks, create_time as CreateTime
from sheets
where report = @Report and revision = @Revision
