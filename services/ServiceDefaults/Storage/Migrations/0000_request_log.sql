-- What was answered to each write, kept in the transaction of the write: a repeat has the same answer and no second effect.
-- One table a service, in its own database or schema. The primary key serves every look-up of a repeat.
create table request_log (
    -- UUID in its usual form.
    request_id text not null primary key,
    -- SHA-256 of the request: tells a repeat from another request under the same id.
    digest text not null,
    -- The whole answer, as it was given first.
    answer text not null,
    -- Unix milliseconds; purged by age, see request_purge.sql.
    create_time integer not null
) without rowid;
