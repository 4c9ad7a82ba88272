-- @Names is a JSON array of report names; those that exist, in its order.
select r.name as Name, a.title as AgencyTitle, r.state as State, r.version as Version, r.revision as Revision,
    r.statistics_revision as PinnedStatistics, r.create_time as CreateTime, k.key as Position
from json_each(@Names) k
join reports r on r.name = k.value
join agencies a on a.name = r.agency
order by k.key
