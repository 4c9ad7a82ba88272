-- An index below 0 marks all letters of the webhook. The row count is what the caller is told, letters that were marked before included.
update webhook_dead_letters set replaying = 1 where webhook = @Name and (@Index < 0 or log_index = @Index)
