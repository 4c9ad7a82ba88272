-- All letters of a webhook that is deleted in the same transaction: no foreign key does it.
delete from webhook_dead_letters where webhook = @Name
