-- Conditions that are empty hold for every entry.
-- A range of the primary key. Entries of another resource or kind are read and passed over.
select e.log_index as LogIndex, e.entry as Entry
from log_entries e
where e.log_index >= @Start and e.log_index < @End
    and (@Resource = '' or e.resource = @Resource)
    and (@Kind = 0 or e.kind = @Kind)
order by e.log_index
limit @Take
