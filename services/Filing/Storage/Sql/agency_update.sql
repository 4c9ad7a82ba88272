-- Replaces the fields that may change. Who added the agency, and when, stays. There is no condition on the revision:
-- the change was decided in this transaction, and all writes of agencies run one after the other.
update agencies
set title = @Title, level = @Level, kind = @Kind, parent = @Parent, credit_code = @CreditCode,
    division_code = @DivisionCode, aliases = @Aliases, valid_from = @ValidFrom, valid_to = @ValidTo,
    revision = @Revision, contact = @Contact, issues_rules = @IssuesRules, disclosure_office = @DisclosureOffice
where name = @Name
