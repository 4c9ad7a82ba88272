update webhooks set next_index = @NextIndex where name = @Name
