-- Heads of other agencies' logs that were cosigned last: none is ever cosigned that does not continue them.
create table witnessed_logs (
    origin text not null primary key,
    size integer not null,
    root blob not null
) without rowid;
