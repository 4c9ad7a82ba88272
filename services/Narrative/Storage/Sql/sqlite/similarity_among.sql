-- @Agencies is a JSON array of names, each a range of the band's reports. The cross join keeps the order of its tables: a seek an
-- agency, and never a scan of the band.
-- 0 follows the slash in ASCII: the range holds every name that begins with agencies/{agency}/reports/ and no other.
select s.report
from json_each(@Agencies) a
cross join similarity s
where s.band_key = @BandKey
    and s.report >= a.value || '/reports/'
    and s.report < a.value || '/reports0'
limit @Most
