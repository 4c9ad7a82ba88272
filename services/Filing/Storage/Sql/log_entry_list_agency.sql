-- A range of log_entries_agency: entries of one agency, in the order of the log.
select e.log_index as LogIndex, e.entry as Entry
from log_entries e
where e.agency = @Agency and e.log_index >= @Start and e.log_index < @End
    and (@Resource = '' or e.resource = @Resource)
    and (@Kind = 0 or e.kind = @Kind)
order by e.log_index
limit @Take
