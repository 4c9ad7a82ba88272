delete from similarity where report = @Report
