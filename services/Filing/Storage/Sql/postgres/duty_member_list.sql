-- The tree as it was on the last day of the year: an agency that has moved since is below the parent that it had then.
with recursive tree (name, kind) as (
    select name, kind from agencies where name = @Agency
    union
    select child.name, child.kind
    from tree
    cross join lateral (
        select c.name, c.kind
        from agencies c
        where c.parent = tree.name
            and not exists (select 1 from past_parents p where p.agency = c.name and p.until >= @LastDay)
        union all
        select c.name, c.kind
        from past_parents p
        join agencies c on c.name = p.agency
        where p.parent = tree.name and p.until >= @LastDay
            and not exists (
                select 1 from past_parents q where q.agency = p.agency and q.until >= @LastDay and q.until < p.until
            )
    ) child
    where @Subtree = 1 and (child.kind <> @Vertical or @Vertical = (select kind from agencies where name = @Agency))
)
select a.name as Name, a.title as Title, a.parent as Parent, a.level as Level, a.kind as Kind,
    a.valid_from as ValidFrom, a.valid_to as ValidTo, r.state as State, r.first_submit_time as FirstSubmitTime,
    e.exempt as Exempt, e.required as Required, e.due_date as DueDate, e.reason as Reason,
    g.state as RegionState, g.stale as RegionStale
from tree t
join agencies a on a.name = t.name
left join reports r on r.name = a.name || @Report
left join reports g on g.name = a.name || @Report || '-region'
left join duty_exceptions e on e.agency = a.name and e.year = @Year
order by a.name
limit @Take
