update webhook_dead_letters set replaying = 1 where webhook = @Name and (@Index < 0 or log_index = @Index)
