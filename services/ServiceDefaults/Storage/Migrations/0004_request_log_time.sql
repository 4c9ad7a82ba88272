-- Old answers are found by their age.
create index if not exists request_log_time on request_log (create_time);
