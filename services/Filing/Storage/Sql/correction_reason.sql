-- Reasons of the last correction: why the version that is published next takes the place of the one before.
select reasons from report_moves where report = @Report and verb = @Correct order by revision desc limit 1
