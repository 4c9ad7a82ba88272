select log_index as LogIndex, attempts as Attempts, time as Time, last_error as LastError, replaying as Replaying
from webhook_dead_letters
where webhook = @Webhook and log_index > @After
order by log_index
limit @Take
