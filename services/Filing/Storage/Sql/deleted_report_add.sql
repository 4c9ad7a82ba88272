insert into deleted_reports (name, revision)
values (@Name, @Revision)
on conflict (name) do update set revision = excluded.revision
