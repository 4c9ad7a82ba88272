insert into similarity (band_key, report) values (@BandKey, @Report) on conflict do nothing
