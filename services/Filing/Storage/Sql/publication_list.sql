-- Oldest first, along the primary key: the last row is the version that a reader meets.
select version as Version, title as Title, agency_name as AgencyName, path as Path, files as Files, manifest as Manifest
from publications
where report = @Report
order by version
