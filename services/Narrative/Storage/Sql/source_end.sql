-- Somebody has confirmed what was taken in. Ending what is not marked is no error.
delete from source_marks where report = @Report
