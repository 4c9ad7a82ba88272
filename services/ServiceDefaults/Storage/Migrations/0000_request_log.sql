-- What was answered to each write, kept in the transaction of the write: a repeat has the same answer and no second effect.
create table request_log (
    request_id text not null primary key,
    digest text not null,
    answer text not null,
    create_time integer not null
) without rowid;
