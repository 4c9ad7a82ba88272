-- All versions that are public: a withdrawal leaves none. Versions that were withdrawn before keep their time.
update report_versions set withdraw_time = @Time where report = @Report and withdraw_time = 0
