-- Reports of the regions that an agency's own report counts for, up to the top; those that were never submitted have nothing to be stale.
-- An agency of a vertical system counts for its own line alone, so that the walk ends where the line does.
with recursive lineage (name, parent, kind) as (
    select name, parent, kind from agencies where name = @Agency
    union
    select above.name, above.parent, above.kind
    from lineage l
    join agencies above on above.name = l.parent
    where l.kind <> @Vertical or above.kind = @Vertical
)
update reports
set stale = 1
-- Reports that are stale already are not returned: the log has one entry for what became stale, not one for each cause.
where stale = 0 and submissions > 0 and name in (select l.name || @Report from lineage l)
returning name
