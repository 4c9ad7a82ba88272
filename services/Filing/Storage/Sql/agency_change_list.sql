-- Newest first, backwards along the primary key. No rows: nothing was ever changed.
select agency as Agency, kind as Kind, change_date as ChangeDate, before_value as BeforeValue,
    after_value as AfterValue, others as Others, fields as Fields, reason as Reason, actor as Actor, create_time as CreateTime
from agency_changes
where agency = @Agency
order by position desc
limit @Take
