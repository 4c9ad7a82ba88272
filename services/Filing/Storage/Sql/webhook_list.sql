-- One page along webhooks_agency. After is the last name of the page before, empty for the first page.
select name as Name, subtree as Subtree, url as Url, title as Title, event_types as EventTypes, state as State,
    disable_reason as DisableReason, secret_generation as SecretGeneration, previous_secret_until as PreviousSecretUntil,
    allowed_rate as AllowedRate, revision as Revision, create_time as CreateTime, next_index as NextIndex,
    attempts as Attempts, failing_since as FailingSince, next_time as NextTime, last_error as LastError
from webhooks
where agency = @Agency and name > @After
order by name
limit @Take
