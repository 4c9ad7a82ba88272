-- By the primary key. The caller looks rows up by name, so that no order is asked for.
select c.report as Report, c.row_name as Row, c.owner as Owner, c.state as State, c.fingerprint as Fingerprint, c.reason as Reason,
    c.actor as Actor, c.create_time as CreateTime
from row_confirmations c
where c.report = @Report
