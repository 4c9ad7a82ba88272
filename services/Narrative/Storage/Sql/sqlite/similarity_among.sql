-- @Agencies is a JSON array of names, each a range of the band's reports.
select s.report
from json_each(@Agencies) a
join similarity s on s.band_key = @BandKey
    and s.report >= a.value || '/reports/'
    and s.report < a.value || '/reports0'
limit @Most
