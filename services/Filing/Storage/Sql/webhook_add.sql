-- Nobody has a lease of a new webhook.
insert into webhooks (
    name, agency, subtree, url, title, event_types, state, disable_reason, secret_generation, previous_secret_until,
    allowed_rate, revision, actor, create_time, next_index, attempts, failing_since, next_time, last_error,
    lease_owner, lease_until
)
values (
    @Name, @Agency, @Subtree, @Url, @Title, @EventTypes, @State, @DisableReason, @SecretGeneration, @PreviousSecretUntil,
    @AllowedRate, @Revision, @Actor, @CreateTime, @NextIndex, @Attempts, @FailingSince, @NextTime, @LastError, '', 0
)
