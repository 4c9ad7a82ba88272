insert into log_entries (log_index, kind, agency, resource, entry)
values (@Index, @Kind, @Agency, @Resource, @Entry)
