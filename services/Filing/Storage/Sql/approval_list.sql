-- In the order of levels, along the primary key. Approvals of earlier submissions are left out: what they saw was another text.
select principal from report_approvals where report = @Report and submission = @Submission order by level
