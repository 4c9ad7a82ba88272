-- Of two tokens asked for at once the first one stays, since the tree may show it already.
insert into publication_stamps (report, version, token) values (@Report, @Version, @Token)
on conflict (report, version) do nothing
