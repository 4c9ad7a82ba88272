with recursive tree (name) as (
    select name from agencies where name = @Under
    union
    select child.name from agencies child join tree on child.parent = tree.name
)
select r.name as Name, a.title as AgencyTitle, r.state as State, r.version as Version, r.revision as Revision,
    r.statistics_revision as PinnedStatistics, r.create_time as CreateTime
from tree t
join reports r on r.agency = t.name
join agencies a on a.name = r.agency
where r.name > @After
    and (@Agency is null or r.agency = @Agency)
    and (@Year is null or r.year = @Year)
    and (@State is null or r.state = @State)
    and (@ChangedSince is null or r.create_time >= @ChangedSince)
order by r.name
limit @Take
