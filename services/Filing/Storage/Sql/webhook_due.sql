-- Something to do: the handshake, a letter to be sent once more, or entries behind the cursor.
-- 3 is disabled, 1 pending. A scan: an installation has few webhooks, and cursors and times change with every event.
select w.name
from webhooks w
-- Its own lease does not keep a sender away: after a stop it goes on at once.
where w.state <> 3 and w.next_time <= @Now and (w.lease_until <= @Now or w.lease_owner = @Owner)
    and (
        w.state = 1 or w.next_index < @Size
        or exists (select 1 from webhook_dead_letters d where d.webhook = w.name and d.replaying = 1)
    )
order by w.name
