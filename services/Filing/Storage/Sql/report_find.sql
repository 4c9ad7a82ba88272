-- One row by the primary key, with the title that the agency had at the end of the year reported on.
select r.name as Name, a.title as AgencyTitle, p.title as PastTitle, r.state as State, r.version as Version, r.revision as Revision,
    r.statistics_revision as PinnedStatistics, r.create_time as CreateTime,
    r.narrative_revision as PinnedNarrative, r.edition as Edition, r.rule_set as RuleSet,
    r.verdict_digest as VerdictDigest, r.submissions as Submissions, r.submitter as Submitter,
    r.first_submit_time as FirstSubmitTime, r.move_time as MoveTime, r.stale as Stale, r.was_counted as WasCounted,
    r.is_public as IsPublic, r.fence_raises as FenceRaises
from reports r
join agencies a on a.name = r.agency
left join past_titles p on p.agency = r.agency
    -- The past title with the earliest last day that is not before the end of the year. None: the agency has its title still.
    and p.until = (select min(q.until) from past_titles q where q.agency = r.agency and q.until >= r.year || '-12-31')
where r.name = @Name
