-- Heads of other agencies' logs that were cosigned last: none is ever cosigned that does not continue them.
-- One row a log. The witness of C2SP tlog-witness must remember this before it answers, or it could cosign two histories.
create table witnessed_logs (
    origin text not null primary key,
    size integer not null,
    root blob not null
) without rowid;
