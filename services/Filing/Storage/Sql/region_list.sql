with recursive tree (name) as (
    select name from agencies where name = @Agency
    union
    select child.name
    from agencies child
    join tree on child.parent = tree.name
    where child.kind <> @Vertical or @Vertical = (select kind from agencies where name = @Agency)
)
select a.name as Name, a.title as Title, a.level as Level, a.kind as Kind, a.parent as Parent,
    a.credit_code as CreditCode, a.division_code as DivisionCode, a.aliases as Aliases, a.valid_from as ValidFrom,
    a.valid_to as ValidTo, a.create_time as CreateTime, coalesce(r.state, 0) as State,
    coalesce(r.version, 0) as Version, coalesce(r.statistics_revision, 0) as PinnedStatistics
from tree t
join agencies a on a.name = t.name
left join reports r on r.name = a.name || @Report
order by a.name
limit @Take
