-- @Agencies is a JSON array of names.
select s.report
from similarity s
join json_array_elements_text(cast(@Agencies as json)) a (name) on a.name = split_part(s.report, '/reports/', 1)
where s.band_key = @BandKey
limit @Most
