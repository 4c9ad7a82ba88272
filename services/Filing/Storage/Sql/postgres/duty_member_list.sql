-- The tree as it was on the last day of the year: an agency that has moved since is below the parent that it had then. Rows carry all that
-- is asked of agencies, so that each is read once; the depth bounds the walk, whatever the parents say.
with recursive tree (name, title, parent, level, kind, valid_from, valid_to, depth) as (
    select name, title, parent, level, kind, valid_from, valid_to, 0 from agencies where name = @Agency
    union all
    select child.name, child.title, child.parent, child.level, child.kind, child.valid_from, child.valid_to,
        tree.depth + 1
    from tree
    cross join lateral (
        select c.name, c.title, c.parent, c.level, c.kind, c.valid_from, c.valid_to
        from agencies c
        -- Who has not moved since that day is found by the parent of today.
        where c.parent = tree.name
            and not exists (select 1 from past_parents p where p.agency = c.name and p.until >= @LastDay)
        union all
        -- Who has moved since is found by the parent of then: the move after that day that came first.
        select c.name, c.title, p.parent, c.level, c.kind, c.valid_from, c.valid_to
        from past_parents p
        join agencies c on c.name = p.agency
        where p.parent = tree.name and p.until >= @LastDay
            and not exists (
                select 1 from past_parents q where q.agency = p.agency and q.until >= @LastDay and q.until < p.until
            )
    ) child
    -- A vertical system (垂直管理) reports up its own line: it counts for a region only where the region is of such a system itself.
    where @Subtree = 1 and tree.depth < @MaxDepth
        and (child.kind <> @Vertical or @Vertical = (select kind from agencies where name = @Agency))
)
select t.name as Name, t.title as Title, t.parent as Parent, t.level as Level, t.kind as Kind,
    t.valid_from as ValidFrom, t.valid_to as ValidTo, r.state as State, r.first_submit_time as FirstSubmitTime,
    e.exempt as Exempt, e.required as Required, e.due_date as DueDate, e.reason as Reason,
    g.state as RegionState, g.stale as RegionStale
from tree t
-- The agency's own report, its collected report and its exception, each a point read. Nulls where there is none.
left join reports r on r.name = t.name || @Report
left join reports g on g.name = t.name || @Report || '-region'
left join duty_exceptions e on e.agency = t.name and e.year = @Year
-- Unordered: the caller drops agencies that are found twice, and orders by its own rules.
limit @Take
