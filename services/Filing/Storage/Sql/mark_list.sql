-- Oldest first, along the primary key: a later mark of the same kind and fingerprint counts.
select kind as Kind, fingerprint as Fingerprint, code as Code, cells as Cells, section as Section, reason as Reason,
    actor as Actor, actor_display as ActorDisplay, create_time as CreateTime
from report_marks
where report = @Report
order by position
