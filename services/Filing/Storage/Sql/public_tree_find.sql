select shown_size from public_tree where id = 1
