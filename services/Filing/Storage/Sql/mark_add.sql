-- The aggregate gives a row even for a report without marks, whose first position is 1. Writes of one report run one after the other.
insert into report_marks (
    report, position, kind, fingerprint, code, cells, section, reason, actor, actor_display, create_time
)
select @Report, coalesce(max(position), 0) + 1, @Kind, @Fingerprint, @Code, @Cells, @Section, @Reason, @Actor,
    @ActorDisplay, @CreateTime
from report_marks
where report = @Report
