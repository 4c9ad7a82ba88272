-- @Names is a JSON array of report names; those that exist, in its order.
-- Position is the place in the array from 0, so that the caller knows which name a row answers.
select r.name as Name, a.title as AgencyTitle, p.title as PastTitle, r.state as State, r.version as Version, r.revision as Revision,
    r.statistics_revision as PinnedStatistics, r.create_time as CreateTime,
    r.narrative_revision as PinnedNarrative, r.edition as Edition, r.rule_set as RuleSet,
    r.verdict_digest as VerdictDigest, r.submissions as Submissions, r.submitter as Submitter,
    r.first_submit_time as FirstSubmitTime, r.move_time as MoveTime, r.stale as Stale, r.was_counted as WasCounted,
    r.is_public as IsPublic, r.fence_raises as FenceRaises, k.position - 1 as Position
from json_array_elements_text(cast(@Names as json)) with ordinality k (name, position)
-- Columns of names are ordered by bytes, as SQLite orders them. Without the collation the index could not be used.
join reports r on r.name = k.name collate "C"
join agencies a on a.name = r.agency
left join past_titles p on p.agency = r.agency
    and p.until = (select min(q.until) from past_titles q where q.agency = r.agency and q.until >= r.year || '-12-31')
order by k.position
