delete from source_marks where report = @Report
