-- No row where the report has moved since it was read: ETAG_MISMATCH. Its revision lives on in deleted_reports.
delete from reports where name = @Name and revision = @Expected
