-- One decision an agency and year: a later one takes the place of the earlier. Who decided what and when stays in the log.
insert into duty_exceptions (agency, year, exempt, required, due_date, reason, actor, create_time)
values (@Agency, @Year, @Exempt, @Required, @DueDate, @Reason, @Actor, @CreateTime)
on conflict (agency, year) do update
set exempt = excluded.exempt, required = excluded.required, due_date = excluded.due_date, reason = excluded.reason,
    actor = excluded.actor, create_time = excluded.create_time
