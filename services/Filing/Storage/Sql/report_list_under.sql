-- One page of the reports of an agency and all below it, by the parents of today. Their rows come from reports_agency and are sorted.
with recursive tree (name) as (
    select name from agencies where name = @Under
    union
    select child.name from agencies child join tree on child.parent = tree.name
)
select r.name as Name, a.title as AgencyTitle, p.title as PastTitle, r.state as State, r.version as Version, r.revision as Revision,
    r.statistics_revision as PinnedStatistics, r.create_time as CreateTime,
    r.narrative_revision as PinnedNarrative, r.edition as Edition, r.rule_set as RuleSet,
    r.verdict_digest as VerdictDigest, r.submissions as Submissions, r.submitter as Submitter,
    r.first_submit_time as FirstSubmitTime, r.move_time as MoveTime, r.stale as Stale, r.was_counted as WasCounted,
    r.is_public as IsPublic, r.fence_raises as FenceRaises
from tree t
join reports r on r.agency = t.name
join agencies a on a.name = r.agency
left join past_titles p on p.agency = r.agency
    and p.until = (select min(q.until) from past_titles q where q.agency = r.agency and q.until >= r.year || '-12-31')
-- As in report_list: conditions that are null hold for every report.
where r.name > @After
    and (@Agency is null or r.agency = @Agency)
    and (@Year is null or r.year = @Year)
    and (@State is null or r.state = @State)
    and (@ChangedSince is null or (case r.move_time when 0 then r.create_time else r.move_time end) >= @ChangedSince)
order by r.name
limit @Take
