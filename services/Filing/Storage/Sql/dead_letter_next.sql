-- The first letter that somebody asked to be sent once more. No row: none. The primary key gives the order, a webhook has few letters.
select log_index as LogIndex, attempts as Attempts, time as Time, last_error as LastError, replaying as Replaying
from webhook_dead_letters
where webhook = @Webhook and replaying = 1
order by log_index
limit 1
