insert into report_editors (report, principal) values (@Report, @Principal) on conflict do nothing
