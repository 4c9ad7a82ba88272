-- One row a band of the newest prose of a report; texts that share bands are worth comparing.
-- The primary key begins with the band: a search asks which reports share one.
create table similarity (
    band_key integer not null,
    report text not null,
    primary key (band_key, report)
) without rowid;

-- Serves the removal of what a report had before its prose changed.
create index similarity_report on similarity (report);
