insert into report_approvals (report, submission, level, principal, create_time)
values (@Report, @Submission, @Level, @Principal, @CreateTime)
