-- The row is locked by log_reserve of the same transaction, so that no other append comes between.
update log_head set edge = @Edge where id = 1
