insert into report_marks (
    report, position, kind, fingerprint, code, cells, section, reason, actor, actor_display, create_time
)
select @Report, coalesce(max(position), 0) + 1, @Kind, @Fingerprint, @Code, @Cells, @Section, @Reason, @Actor,
    @ActorDisplay, @CreateTime
from report_marks
where report = @Report
