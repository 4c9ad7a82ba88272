-- @CountedStates lists the states that count, each between commas.
select r.name as Name, a.title as AgencyTitle, r.state as State, r.version as Version, r.revision as Revision,
    r.statistics_revision as PinnedStatistics, r.create_time as CreateTime
from agencies own
join agencies a on a.parent = own.parent and a.level = own.level and a.kind = own.kind and a.name <> own.name
join reports r on r.name = a.name || @Report
where own.name = @Agency and @CountedStates like '%,' || r.state || ',%'
order by r.name
limit @Take
