-- Two bands of a text may have the same key: once is enough.
insert into similarity (band_key, report) values (@BandKey, @Report) on conflict do nothing
