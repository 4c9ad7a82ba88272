-- The oldest first, by the index on create_time, and at most one batch, so that the transaction stays short.
delete from request_log
where request_id in (select request_id from request_log where create_time < @Before order by create_time limit @Most)
