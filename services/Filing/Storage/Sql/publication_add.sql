-- The primary key refuses a second publication of one version.
insert into publications (report, version, title, agency_name, path, files, manifest)
values (@Report, @Version, @Title, @AgencyName, @Path, @Files, @Manifest)
