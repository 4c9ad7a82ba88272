-- Oldest name first, by row_confirmations_owner. Without the subtree the walk stops at the owner itself.
with recursive tree (name) as (
    select name from agencies where name = @Owner
    union
    select child.name from agencies child join tree on child.parent = tree.name
    where @Subtree = 1
)
select c.report as Report, c.row_name as Row, c.owner as Owner, c.state as State, c.fingerprint as Fingerprint, c.reason as Reason,
    c.actor as Actor, c.create_time as CreateTime
from row_confirmations c
where c.owner in (select name from tree) and c.year = @Year and c.state = @State
order by c.report, c.row_name
limit @Take
