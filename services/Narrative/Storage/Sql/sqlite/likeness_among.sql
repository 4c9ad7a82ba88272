-- @Agencies is a JSON array of names, each a range of the band's reports.
select l.report
from json_each(@Agencies) a
join likeness l on l.band_key = @BandKey
    and l.report >= a.value || '/reports/'
    and l.report < a.value || '/reports0'
limit @Most
