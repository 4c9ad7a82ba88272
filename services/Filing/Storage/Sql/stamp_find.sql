-- No row: no authority is configured, or it has not answered yet.
select token from publication_stamps where report = @Report and version = @Version
