-- The receiver has taken it.
delete from webhook_dead_letters where webhook = @Webhook and log_index = @Index
