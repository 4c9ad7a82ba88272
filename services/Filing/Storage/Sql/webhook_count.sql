-- By webhooks_agency, disabled ones too.
select count(*) from webhooks where agency = @Agency
