-- Never goes back: of two updates that ran at once the one with the smaller size changes nothing.
update public_tree set shown_size = @Size where id = 1 and shown_size < @Size
