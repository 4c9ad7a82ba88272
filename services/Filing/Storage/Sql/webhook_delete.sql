delete from webhooks where name = @Name and revision = @Expected
