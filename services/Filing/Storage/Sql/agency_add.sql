-- Inserts nothing where the name or the credit code is taken. The row count says so, agency_exists then tells which of the two it was.
-- The parent is not looked at: in a table of agencies a child may come before its parent.
insert into agencies (
    name, title, level, kind, parent, credit_code, division_code, aliases, valid_from, valid_to, contact, issues_rules,
    disclosure_office, actor, request_id, create_time
)
values (
    @Name, @Title, @Level, @Kind, @Parent, @CreditCode, @DivisionCode, @Aliases, @ValidFrom, @ValidTo, @Contact,
    @IssuesRules, @DisclosureOffice, @Actor, @RequestId, @CreateTime
)
on conflict do nothing
