-- Who is an editor stays one. A principal that is there already is no error.
insert into report_editors (report, principal) values (@Report, @Principal) on conflict do nothing
