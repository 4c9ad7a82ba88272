-- Newest first, backwards along the primary key.
select verb as Verb, from_state as FromState, to_state as ToState, revision as Revision, actor as Actor,
    actor_display as ActorDisplay, create_time as CreateTime, reasons as Reasons, narrative_revision as Narrative,
    statistics_revision as Statistics, edition as Edition, rule_set as RuleSet, verdict_digest as VerdictDigest,
    log_index as LogIndex, request_id as RequestId, waived as Waived
from report_moves
where report = @Report
order by revision desc
limit @Take
