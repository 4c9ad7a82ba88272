-- One page. Without the subtree the walk stops at the agency itself. State and year 0 are no condition.
with recursive tree (name) as (
    select name from agencies where name = @Agency
    union
    select child.name from agencies child join tree on child.parent = tree.name
    where @Subtree = 1
)
select r.agency as Agency, r.number as Number, r.report as Report, r.title as Title, r.code as Code, r.cells as Cells,
    r.section as Section, r.due_date as DueDate, a.title as AgencyTitle, r.state as State, r.revision as Revision,
    r.opener as Opener, r.create_time as CreateTime, r.resolver as Resolver, r.closer as Closer, r.move_time as MoveTime,
    r.reason as Reason
from rectifications r
join agencies a on a.name = r.agency
where r.agency in (select name from tree)
    and (@State = 0 or r.state = @State)
    and (@Year = 0 or r.year = @Year)
    -- A comparison of pairs: the page goes on within an agency and then with the next one, as the primary key is ordered.
    and (r.agency, r.number) > (@AfterAgency, @AfterNumber)
order by r.agency, r.number
limit @Take
