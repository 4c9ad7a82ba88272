delete from likeness where report = @Report
