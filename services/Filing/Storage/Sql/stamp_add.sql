insert into publication_stamps (report, version, token) values (@Report, @Version, @Token)
on conflict (report, version) do nothing
