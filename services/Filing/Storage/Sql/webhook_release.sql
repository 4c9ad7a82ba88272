update webhooks set lease_until = 0 where name = @Name and lease_owner = @Owner
