update webhooks
set lease_owner = @Owner, lease_until = @Until
where name = @Name and (lease_until <= @Now or lease_owner = @Owner)
