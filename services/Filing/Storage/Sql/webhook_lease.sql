-- The row count says whether the lease was taken: of two senders at once the second finds a lease that has not run out.
update webhooks
set lease_owner = @Owner, lease_until = @Until
where name = @Name and (lease_until <= @Now or lease_owner = @Owner)
