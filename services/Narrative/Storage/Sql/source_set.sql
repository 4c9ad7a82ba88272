-- A later document takes the place of the earlier.
insert into source_marks (report, agency_name, year)
values (@Report, @AgencyName, @Year)
on conflict (report) do update set agency_name = excluded.agency_name, year = excluded.year
