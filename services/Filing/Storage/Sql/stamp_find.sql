select token from publication_stamps where report = @Report and version = @Version
