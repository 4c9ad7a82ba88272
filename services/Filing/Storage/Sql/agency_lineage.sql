-- The agency and those above it, nearest first. The depth bounds the walk, whatever the parents say.
with recursive lineage (name, parent, depth) as (
    select name, parent, 0 from agencies where name = @Name
    union all
    select above.name, above.parent, l.depth + 1
    from lineage l
    join agencies above on above.name = l.parent
    where l.depth < @MaxAncestors
)
select a.name as Name, a.title as Title, a.level as Level, a.kind as Kind, a.parent as Parent,
    a.credit_code as CreditCode, a.division_code as DivisionCode, a.aliases as Aliases, a.valid_from as ValidFrom,
    a.valid_to as ValidTo, a.create_time as CreateTime, a.revision as Revision,
    a.contact as Contact, a.issues_rules as IssuesRules, a.disclosure_office as DisclosureOffice
from lineage l
join agencies a on a.name = l.name
order by l.depth
