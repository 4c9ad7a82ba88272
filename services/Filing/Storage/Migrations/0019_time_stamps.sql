-- Time stamps (RFC 3161 tokens in DER) of the manifests of publications.
-- A version has one token. It is asked for after the publication, so that a row may come later or never.
create table publication_stamps (
    report text not null,
    version integer not null,
    token blob not null,
    primary key (report, version)
) without rowid;
