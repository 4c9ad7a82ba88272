-- A scan of the subtree that compares text only. Aliases are a JSON array: @AliasName is the name as a JSON string and
-- @AliasText the text as it stands within one. replace() is what SQLite and PostgreSQL share to find text without
-- wildcards; an empty text is found nowhere.
-- union drops what was found before, so that a circle of parents ends. agencies_parent serves each step.
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
where a.name <> @Parent
    and (
        a.title = @Name
        or replace(a.title, @Text, '') <> a.title
        or replace(a.aliases, @AliasName, '') <> a.aliases
        or replace(a.aliases, @AliasText, '') <> a.aliases
    )
