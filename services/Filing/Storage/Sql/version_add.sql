-- The primary key refuses a second publication of one version. withdraw_time 0: it is public.
insert into report_versions (
    report, version, narrative_revision, statistics_revision, edition, rule_set, verdict_digest, reason, actor,
    publish_time, withdraw_time, log_index
)
values (
    @Report, @Version, @Narrative, @Statistics, @Edition, @RuleSet, @VerdictDigest, @Reason, @Actor, @PublishTime, 0,
    @LogIndex
)
