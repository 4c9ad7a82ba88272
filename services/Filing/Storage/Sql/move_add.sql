-- The primary key (report, revision) refuses a second move to the same revision.
insert into report_moves (
    report, revision, verb, from_state, to_state, actor, actor_display, create_time, reasons, narrative_revision,
    statistics_revision, edition, rule_set, verdict_digest, log_index, request_id, waived
)
values (
    @Report, @Revision, @Verb, @From, @To, @Actor, @ActorDisplay, @CreateTime, @Reasons, @Narrative, @Statistics,
    @Edition, @RuleSet, @VerdictDigest, @LogIndex, @RequestId, @Waived
)
