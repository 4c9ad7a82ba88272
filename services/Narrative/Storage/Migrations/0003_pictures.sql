-- Pictures by what they are: the same bytes stand here once, for all reports.
create table picture (
    id text not null primary key,
    media_type text not null,
    content blob not null,
    width integer not null,
    height integer not null,
    create_time integer not null
);
