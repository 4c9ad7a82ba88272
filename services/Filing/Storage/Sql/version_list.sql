-- Newest first, backwards along the primary key.
select version as Version, narrative_revision as Narrative, statistics_revision as Statistics, edition as Edition,
    rule_set as RuleSet, verdict_digest as VerdictDigest, reason as Reason, actor as Actor,
    publish_time as PublishTime, withdraw_time as WithdrawTime, log_index as LogIndex
from report_versions
where report = @Report
order by version desc
limit @Take
