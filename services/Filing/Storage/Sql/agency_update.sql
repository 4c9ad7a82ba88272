update agencies
set title = @Title, level = @Level, kind = @Kind, parent = @Parent, credit_code = @CreditCode,
    division_code = @DivisionCode, aliases = @Aliases, valid_from = @ValidFrom, valid_to = @ValidTo,
    revision = @Revision, contact = @Contact, issues_rules = @IssuesRules, disclosure_office = @DisclosureOffice
where name = @Name
