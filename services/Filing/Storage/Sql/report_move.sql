-- No row where another move came first: ETAG_MISMATCH. The report is written whole, as the decision made it.
update reports
set state = @State, version = @Version, revision = @Revision, statistics_revision = @Statistics,
    narrative_revision = @Narrative, edition = @Edition, rule_set = @RuleSet, verdict_digest = @VerdictDigest,
    submissions = @Submissions, submitter = @Submitter, first_submit_time = @FirstSubmitTime, move_time = @MoveTime,
    -- What is stored counts, not what was read: another report may have made this one stale since then.
    stale = case when @KeepsStale = 1 then stale else 0 end, was_counted = @WasCounted, is_public = @IsPublic
where name = @Name and revision = @Expected
