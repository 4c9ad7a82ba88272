-- What people change is not touched: the revision says that they have not.
-- The cursor and the owner are compared too: a sender that lost its lease while it waited for a receiver stores nothing.
update webhooks
set state = @State, disable_reason = @DisableReason, allowed_rate = @AllowedRate, revision = @Revision,
    next_index = @NextIndex, attempts = @Attempts, failing_since = @FailingSince, next_time = @NextTime,
    last_error = @LastError
where name = @Name and revision = @Expected and next_index = @ExpectedIndex and lease_owner = @Owner
