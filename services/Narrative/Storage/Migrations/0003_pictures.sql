-- Pictures by what they are: the same bytes stand here once, for all reports.
-- id is the SHA-256 of the bytes in hexadecimal, width and height are pixels. The table has row ids: content is large, and a table
-- that is its own index would carry it through every page of the key.
create table picture (
    id text not null primary key,
    media_type text not null,
    content blob not null,
    width integer not null,
    height integer not null,
    create_time integer not null
);
