-- @CountedStates lists the states that count, each between commas.
select r.name as Name, a.title as AgencyTitle, p.title as PastTitle, r.state as State, r.version as Version, r.revision as Revision,
    r.statistics_revision as PinnedStatistics, r.create_time as CreateTime,
    r.narrative_revision as PinnedNarrative, r.edition as Edition, r.rule_set as RuleSet,
    r.verdict_digest as VerdictDigest, r.submissions as Submissions, r.submitter as Submitter,
    r.first_submit_time as FirstSubmitTime, r.move_time as MoveTime, r.stale as Stale, r.was_counted as WasCounted,
    r.is_public as IsPublic, r.fence_raises as FenceRaises
-- An agency without a parent has no peers: null equals nothing. Siblings come from agencies_parent, each report by its primary key.
from agencies own
join agencies a on a.parent = own.parent and a.level = own.level and a.kind = own.kind and a.name <> own.name
join reports r on r.name = a.name || @Report
left join past_titles p on p.agency = r.agency
    and p.until = (select min(q.until) from past_titles q where q.agency = r.agency and q.until >= r.year || '-12-31')
-- Without the commas state 1 would be found within 10.
where own.name = @Agency and @CountedStates like '%,' || r.state || ',%'
order by r.name
limit @Take
