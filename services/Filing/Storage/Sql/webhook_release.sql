-- Only its own lease is given back: one that ran out may be another sender's by now.
update webhooks set lease_until = 0 where name = @Name and lease_owner = @Owner
