insert into agencies (
    name, title, level, kind, parent, credit_code, division_code, aliases, valid_from, valid_to, contact, issues_rules,
    disclosure_office, actor, request_id, create_time
)
values (
    @Name, @Title, @Level, @Kind, @Parent, @CreditCode, @DivisionCode, @Aliases, @ValidFrom, @ValidTo, @Contact,
    @IssuesRules, @DisclosureOffice, @Actor, @RequestId, @CreateTime
)
on conflict do nothing
