-- The cursor of a new webhook is the entry of its own making, whose index is known only after it was appended.
update webhooks set next_index = @NextIndex where name = @Name
