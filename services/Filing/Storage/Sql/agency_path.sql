-- The agency and those above it, nearest first. The depth bounds the walk, whatever the parents say.
with recursive lineage (name, parent, depth) as (
    select name, parent, 0 from agencies where name = @Name
    union all
    select above.name, above.parent, l.depth + 1
    from lineage l
    join agencies above on above.name = l.parent
    where l.depth < @MaxDepth
)
select name from lineage order by depth
