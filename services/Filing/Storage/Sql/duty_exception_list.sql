-- One page of the exceptions of a region and all below it, by the parents of today. duty_member_list goes by those of then.
with recursive tree (name) as (
    select name from agencies where name = @Region
    union
    select child.name from agencies child join tree on child.parent = tree.name
)
select e.agency as Agency, a.title as AgencyTitle, e.exempt as Exempt, e.required as Required, e.due_date as DueDate,
    e.reason as Reason, e.actor as Actor, e.create_time as CreateTime
from tree t
join duty_exceptions e on e.agency = t.name and e.year = @Year
join agencies a on a.name = e.agency
where e.agency > @After
order by e.agency
limit @Take
