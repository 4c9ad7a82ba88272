-- By similarity_report, before the bands of the new prose are added in the same transaction.
delete from similarity where report = @Report
