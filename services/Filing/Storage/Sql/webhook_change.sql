update webhooks
set url = @Url, title = @Title, event_types = @EventTypes, state = @State, disable_reason = @DisableReason,
    secret_generation = @SecretGeneration, previous_secret_until = @PreviousSecretUntil, allowed_rate = @AllowedRate,
    revision = @Revision, attempts = @Attempts, failing_since = @FailingSince, next_time = @NextTime, last_error = @LastError
where name = @Name and revision = @Expected
