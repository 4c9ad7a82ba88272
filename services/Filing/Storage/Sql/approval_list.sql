select principal from report_approvals where report = @Report and submission = @Submission order by level
