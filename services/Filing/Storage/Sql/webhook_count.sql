select count(*) from webhooks where agency = @Agency
