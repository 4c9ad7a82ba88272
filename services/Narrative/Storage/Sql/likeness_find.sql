select report from likeness where band_key = @BandKey limit 2000
