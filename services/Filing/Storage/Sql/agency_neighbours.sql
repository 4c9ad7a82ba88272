-- Agencies directly below and those with the same parent. The second condition would find the agency itself, which is left out.
-- A parent that is null equals nothing: a top has nobody beside it. Both conditions are seeks in agencies_parent.
select name as Name, title as Title, level as Level, kind as Kind, parent as Parent, credit_code as CreditCode,
    division_code as DivisionCode, aliases as Aliases, valid_from as ValidFrom, valid_to as ValidTo,
    create_time as CreateTime, revision as Revision, contact as Contact, issues_rules as IssuesRules,
    disclosure_office as DisclosureOffice
from agencies
where (parent = @Name or parent = @Parent) and name <> @Name
order by name
limit @Take
