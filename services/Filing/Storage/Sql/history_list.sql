select r.name as Name, a.title as AgencyTitle, r.state as State, r.version as Version, r.revision as Revision,
    r.statistics_revision as PinnedStatistics, r.create_time as CreateTime
from reports r
join agencies a on a.name = r.agency
where r.agency = @Agency and r.year < @Year and r.name = r.agency || '/reports/' || r.year || @Scope
order by r.year desc
limit @Take
