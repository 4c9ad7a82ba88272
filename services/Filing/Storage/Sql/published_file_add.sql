-- A correction may publish some files unchanged: the same digest of the same report is no error.
insert into published_files (sha256, report) values (@Sha256, @Report) on conflict (sha256, report) do nothing
