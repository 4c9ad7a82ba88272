-- The newest packs of the agency and of those above it, nearest first. An agency of a vertical system inherits along its own line alone.
with recursive lineage (name, parent, kind, depth) as (
    select name, parent, kind, 0 from agencies where name = @Agency
    union all
    select above.name, above.parent, above.kind, l.depth + 1
    from lineage l
    join agencies above on above.name = l.parent
    -- The depth bounds the walk, whatever the parents say.
    where l.depth < @MaxDepth and (l.kind <> @Vertical or above.kind = @Vertical)
)
select p.agency as Agency, p.year as Year, p.revision as Revision, p.demands as Demands, p.actor as Actor,
    p.create_time as CreateTime
from lineage l
join rule_packs p on p.agency = l.name and p.year = @Year
where p.revision = (select max(q.revision) from rule_packs q where q.agency = p.agency and q.year = p.year)
order by l.depth
