-- What people change, and where the webhook stands then. No row where the sender or somebody else has changed it: ETAG_MISMATCH.
-- next_index and the lease are the sender's and stay.
update webhooks
set url = @Url, title = @Title, event_types = @EventTypes, state = @State, disable_reason = @DisableReason,
    secret_generation = @SecretGeneration, previous_secret_until = @PreviousSecretUntil, allowed_rate = @AllowedRate,
    revision = @Revision, attempts = @Attempts, failing_since = @FailingSince, next_time = @NextTime, last_error = @LastError
where name = @Name and revision = @Expected
