select sha256 from published_files where sha256 = @Sha256 and report <> @Report limit 1
