delete from webhook_dead_letters where webhook = @Name
