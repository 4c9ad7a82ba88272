-- Old answers are found by their age.
create index request_log_time on request_log (create_time);
