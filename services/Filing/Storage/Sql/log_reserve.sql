-- The update holds the head until the transaction ends: appends wait for each other, and what is read is the newest that is committed.
update log_head
set size = size + @Count, time = @Time
where id = 1
returning size as Size, edge as Edge
