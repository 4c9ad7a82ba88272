-- No row where it was changed since it was read: ETAG_MISMATCH.
delete from webhooks where name = @Name and revision = @Expected
