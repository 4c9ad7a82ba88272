select report from similarity where band_key = @BandKey limit @Most
