update log_head set edge = @Edge where id = 1
