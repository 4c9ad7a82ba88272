-- One page of all agencies below, at every level. union drops what was found before, so that a circle of parents ends.
-- Each page walks the whole subtree along agencies_parent, since the order is by name and not by level.
with recursive tree (name) as (
    select name from agencies where parent = @Parent
    union
    select child.name
    from agencies child
    join tree on child.parent = tree.name
)
select a.name as Name, a.title as Title, a.level as Level, a.kind as Kind, a.parent as Parent,
    a.credit_code as CreditCode, a.division_code as DivisionCode, a.aliases as Aliases, a.valid_from as ValidFrom,
    a.valid_to as ValidTo, a.create_time as CreateTime, a.revision as Revision,
    a.contact as Contact, a.issues_rules as IssuesRules, a.disclosure_office as DisclosureOffice
from tree t
join agencies a on a.name = t.name
where a.name > @After
order by a.name
limit @Take
