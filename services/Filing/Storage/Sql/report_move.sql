update reports
set state = @State, version = @Version, revision = @Revision, statistics_revision = @Statistics,
    narrative_revision = @Narrative, edition = @Edition, rule_set = @RuleSet, verdict_digest = @VerdictDigest,
    submissions = @Submissions, submitter = @Submitter, first_submit_time = @FirstSubmitTime, move_time = @MoveTime,
    stale = case when @KeepsStale = 1 then stale else 0 end, was_counted = @WasCounted, is_public = @IsPublic
where name = @Name and revision = @Expected
