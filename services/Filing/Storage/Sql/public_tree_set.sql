update public_tree set shown_size = @Size where id = 1 and shown_size < @Size
