-- The primary key refuses a second approval of one level of a submission.
insert into report_approvals (report, submission, level, principal, create_time)
values (@Report, @Submission, @Level, @Principal, @CreateTime)
