-- By the primary key. No rows: nobody has submitted or explained anything yet.
select principal from report_editors where report = @Report
