-- The agency's own reports and, for the years before it took over their work, those of the agencies that it was made of whole. A
-- successor's years bound those of its predecessors, so that the walk ends.
with recursive made_of (agency, before_year) as (
    select name, cast(@Year as integer) from agencies where name = @Agency
    union
    select s.predecessor, cast(substr(s.since, 1, 4) as integer)
    from made_of m
    join successions s on s.successor = m.agency and s.in_part = 0
        and cast(substr(s.since, 1, 4) as integer) <= m.before_year
)
select r.name as Name, a.title as AgencyTitle, p.title as PastTitle, r.state as State, r.version as Version, r.revision as Revision,
    r.statistics_revision as PinnedStatistics, r.create_time as CreateTime,
    r.narrative_revision as PinnedNarrative, r.edition as Edition, r.rule_set as RuleSet,
    r.verdict_digest as VerdictDigest, r.submissions as Submissions, r.submitter as Submitter,
    r.first_submit_time as FirstSubmitTime, r.move_time as MoveTime, r.stale as Stale, r.was_counted as WasCounted,
    r.is_public as IsPublic, r.fence_raises as FenceRaises
from (select agency, max(before_year) as before_year from made_of group by agency) m
join reports r on r.agency = m.agency and r.year < m.before_year
join agencies a on a.name = r.agency
left join past_titles p on p.agency = r.agency
    -- The title at the end of the year reported on is the past title with the earliest last day that is not before that day.
    and p.until = (select min(q.until) from past_titles q where q.agency = r.agency and q.until >= r.year || '-12-31')
-- Scope is empty for an agency's own report and -region for that of a region: the two are never mixed.
where r.name = r.agency || '/reports/' || r.year || @Scope
order by r.year desc, r.name desc
limit @Take
