-- @Names is a JSON array of report names; those that exist, in its order.
select r.name as Name, a.title as AgencyTitle, r.state as State, r.version as Version, r.revision as Revision,
    r.statistics_revision as PinnedStatistics, r.create_time as CreateTime, k.position - 1 as Position
from json_array_elements_text(cast(@Names as json)) with ordinality k (name, position)
join reports r on r.name = k.name collate "C"
join agencies a on a.name = r.agency
order by k.position
