-- The tree as it was on the last day of the year: an agency that has moved since is below the parent that it had then. Rows carry all that
-- is asked of agencies, so that each is read once; the depth bounds the walk, whatever the parents say.
-- Who has not moved since that day is found by the parent of today, in the first half. Who has moved is found by the parent of then,
-- in the second: the move after that day that came first. SQLite has no lateral join, so that the halves are steps of the recursion.
with recursive tree (name, title, parent, level, kind, valid_from, valid_to, depth) as (
    select name, title, parent, level, kind, valid_from, valid_to, 0 from agencies where name = @Agency
    union all
    select child.name, child.title, child.parent, child.level, child.kind, child.valid_from, child.valid_to,
        tree.depth + 1
    from tree
    join agencies child on child.parent = tree.name
    where @Subtree = 1 and tree.depth < @MaxDepth
        -- A vertical system (垂直管理) reports up its own line: it counts for a region only where the region is of such a system itself.
        and (child.kind <> @Vertical or @Vertical = (select kind from agencies where name = @Agency))
        and not exists (select 1 from past_parents p where p.agency = child.name and p.until >= @LastDay)
    union all
    select child.name, child.title, p.parent, child.level, child.kind, child.valid_from, child.valid_to,
        tree.depth + 1
    from tree
    join past_parents p on p.parent = tree.name and p.until >= @LastDay
    join agencies child on child.name = p.agency
    where @Subtree = 1 and tree.depth < @MaxDepth
        and (child.kind <> @Vertical or @Vertical = (select kind from agencies where name = @Agency))
        and not exists (
            select 1 from past_parents q where q.agency = p.agency and q.until >= @LastDay and q.until < p.until
        )
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
