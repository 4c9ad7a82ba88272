-- @Agencies is a JSON array of names.
select l.report
from likeness l
join json_array_elements_text(cast(@Agencies as json)) a (name) on a.name = split_part(l.report, '/reports/', 1)
where l.band_key = @BandKey
limit @Most
