-- revision is the fence of the report that is deleted: its revision and how often the fence was raised. A name may be deleted again.
insert into deleted_reports (name, revision)
values (@Name, @Revision)
on conflict (name) do update set revision = excluded.revision
