-- The primary key refuses a second entry at an index: a log that would fork fails instead.
insert into log_entries (log_index, kind, agency, resource, entry)
values (@Index, @Kind, @Agency, @Resource, @Entry)
