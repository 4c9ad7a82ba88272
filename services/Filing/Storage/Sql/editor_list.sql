select principal from report_editors where report = @Report
