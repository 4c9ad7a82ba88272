-- A range of the primary key, of which entries of other agencies are passed over. The tree is that of today: whoever follows a region
-- is told of what happened to an agency before it came, and of nothing once it has left.
with recursive tree (name) as (
    select name from agencies where name = @Agency
    union
    select child.name from agencies child join tree on child.parent = tree.name
)
-- Not joined from the tree: a join would read all entries of every agency and sort them before the limit applies.
select e.log_index as LogIndex, e.entry as Entry
from log_entries e
where e.log_index >= @Start and e.log_index < @End
    and (@Resource = '' or e.resource = @Resource)
    and (@Kind = 0 or e.kind = @Kind)
    and e.agency in (select name from tree)
order by e.log_index
limit @Take
