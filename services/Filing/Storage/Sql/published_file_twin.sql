select sha256 from published_files where sha256 = @Sha256 and report not in (@Report, @Sibling) limit 1
