-- What an update changed: a JSON array of fields with their values before and after.
alter table agency_changes add column fields text not null default '[]';
