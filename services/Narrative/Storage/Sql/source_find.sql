select agency_name as AgencyName, year as Year from source_marks where report = @Report
