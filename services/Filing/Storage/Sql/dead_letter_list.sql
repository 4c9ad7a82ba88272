-- One page along the primary key. After is the last index of the page before, -1 for the first page.
select log_index as LogIndex, attempts as Attempts, time as Time, last_error as LastError, replaying as Replaying
from webhook_dead_letters
where webhook = @Webhook and log_index > @After
order by log_index
limit @Take
