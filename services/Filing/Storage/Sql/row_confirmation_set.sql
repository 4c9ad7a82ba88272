-- What was asked or said last takes the place of what was before. The year follows from the report and is written once.
insert into row_confirmations (report, row_name, year, owner, state, fingerprint, reason, actor, create_time)
values (@Report, @Row, @Year, @Owner, @State, @Fingerprint, @Reason, @Actor, @CreateTime)
on conflict (report, row_name) do update
set owner = excluded.owner, state = excluded.state, fingerprint = excluded.fingerprint, reason = excluded.reason,
    actor = excluded.actor, create_time = excluded.create_time
