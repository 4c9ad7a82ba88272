-- Old answers are found by their age.
-- Serves request_purge.sql, which would else read the whole table every hour.
create index if not exists request_log_time on request_log (create_time);
