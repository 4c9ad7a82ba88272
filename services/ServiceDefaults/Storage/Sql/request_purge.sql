delete from request_log
where request_id in (select request_id from request_log where create_time < @Before order by create_time limit @Most)
