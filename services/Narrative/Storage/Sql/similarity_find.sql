-- In the order of the key, so that the walk along the index ends at the limit; without an order PostgreSQL reads the whole band first.
select report from similarity where band_key = @BandKey order by report limit @Most
