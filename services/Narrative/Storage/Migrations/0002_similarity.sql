-- One row a band of the newest prose of a report; texts that share bands are worth comparing.
create table similarity (
    band_key integer not null,
    report text not null,
    primary key (band_key, report)
) without rowid;

create index similarity_report on similarity (report);
