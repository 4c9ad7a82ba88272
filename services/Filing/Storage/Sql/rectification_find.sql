-- One row by the primary key, with the title that the agency has now.
select r.agency as Agency, r.number as Number, r.report as Report, r.title as Title, r.code as Code, r.cells as Cells,
    r.section as Section, r.due_date as DueDate, a.title as AgencyTitle, r.state as State, r.revision as Revision,
    r.opener as Opener, r.create_time as CreateTime, r.resolver as Resolver, r.closer as Closer, r.move_time as MoveTime,
    r.reason as Reason
from rectifications r
join agencies a on a.name = r.agency
where r.agency = @Agency and r.number = @Number
