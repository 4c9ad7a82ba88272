-- At most one row. No row: the prose is the agency's own.
select agency_name as AgencyName, year as Year from source_marks where report = @Report
