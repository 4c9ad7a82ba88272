update report_versions set withdraw_time = @Time where report = @Report and withdraw_time = 0
