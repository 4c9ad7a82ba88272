-- One table a service, in its own database or schema. The primary key serves every look-up of a repeat.
-- What was answered to each write, kept in the transaction of the write: a repeat has the same answer and no second effect.
-- UUID in its usual form.
create table request_log (
    -- SHA-256 of the request: tells a repeat from another request under the same id.
    request_id text not null primary key,
    -- The whole answer, as it was given first.
    digest text not null,
    -- Unix milliseconds; purged by age, see request_purge.sql.
    answer text not null,
    create_time integer not null
) without rowid;
