select size as Size, time as Time from log_head where id = 1
