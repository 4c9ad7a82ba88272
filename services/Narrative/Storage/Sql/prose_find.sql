-- One point read. No row: no such revision was written.
select revision as Revision, body as Body, create_time as CreateTime
from prose
where report = @Report and revision = @Revision
