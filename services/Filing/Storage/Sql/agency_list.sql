-- One page of all agencies along the primary key. After is the last name of the page before, empty for the first page.
select name as Name, title as Title, level as Level, kind as Kind, parent as Parent, credit_code as CreditCode,
    division_code as DivisionCode, aliases as Aliases, valid_from as ValidFrom, valid_to as ValidTo,
    create_time as CreateTime, revision as Revision, contact as Contact, issues_rules as IssuesRules,
    disclosure_office as DisclosureOffice
from agencies
where name > @After
order by name
limit @Take
