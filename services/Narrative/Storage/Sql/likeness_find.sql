select report from likeness where band_key = @BandKey limit @Most
