-- One page along the primary key. Conditions that are null hold for every report and are tested row by row: a page of a rare state
-- may read to the end of the table.
select r.name as Name, a.title as AgencyTitle, p.title as PastTitle, r.state as State, r.version as Version, r.revision as Revision,
    r.statistics_revision as PinnedStatistics, r.create_time as CreateTime,
    r.narrative_revision as PinnedNarrative, r.edition as Edition, r.rule_set as RuleSet,
    r.verdict_digest as VerdictDigest, r.submissions as Submissions, r.submitter as Submitter,
    r.first_submit_time as FirstSubmitTime, r.move_time as MoveTime, r.stale as Stale, r.was_counted as WasCounted,
    r.is_public as IsPublic, r.fence_raises as FenceRaises
from reports r
join agencies a on a.name = r.agency
left join past_titles p on p.agency = r.agency
    and p.until = (select min(q.until) from past_titles q where q.agency = r.agency and q.until >= r.year || '-12-31')
where r.name > @After
    and (@Agency is null or r.agency = @Agency)
    and (@Year is null or r.year = @Year)
    and (@State is null or r.state = @State)
    -- A report that has never moved changed when it was opened.
    and (@ChangedSince is null or (case r.move_time when 0 then r.create_time else r.move_time end) >= @ChangedSince)
order by r.name
limit @Take
