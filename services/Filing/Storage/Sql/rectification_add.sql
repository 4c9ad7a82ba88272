-- The caller took the next number in the same transaction, alone with the items of the agency.
insert into rectifications (
    agency, number, report, year, title, code, cells, section, due_date, state, revision, opener, create_time, resolver, closer,
    move_time, reason
)
values (
    @Agency, @Number, @Report, @Year, @Title, @Code, @Cells, @Section, @DueDate, @State, @Revision, @Opener, @CreateTime, @Resolver,
    @Closer, @MoveTime, @Reason
)
