-- A point of the primary key. No row: these bytes are public nowhere else. The report itself and its sibling are not others:
-- an agency without agencies below has the same figures in its own report and in that of its region.
select sha256 from published_files where sha256 = @Sha256 and report not in (@Report, @Sibling) limit 1
