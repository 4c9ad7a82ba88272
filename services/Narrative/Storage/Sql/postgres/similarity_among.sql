-- @Agencies is a JSON array of names, each a range of the band's reports. The limit inside keeps the planner from joining otherwise: a
-- seek an agency, and never a scan of the band.
-- 0 follows the slash in ASCII: the range holds every name that begins with agencies/{agency}/reports/ and no other.
select s.report
from json_array_elements_text(cast(@Agencies as json)) a (name)
cross join lateral (
    select n.report
    from similarity n
    where n.band_key = @BandKey
        and n.report >= (a.name || '/reports/') collate "C"
        and n.report < (a.name || '/reports0') collate "C"
    order by n.report
    limit @Most
) s
limit @Most
