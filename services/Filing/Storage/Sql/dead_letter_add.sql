-- A letter that was sent once more and failed again takes the place of what was stored of it.
insert into webhook_dead_letters (webhook, log_index, attempts, time, last_error, replaying)
values (@Webhook, @Index, @Attempts, @Time, @LastError, @Replaying)
on conflict (webhook, log_index) do update
set attempts = excluded.attempts, time = excluded.time, last_error = excluded.last_error, replaying = excluded.replaying
