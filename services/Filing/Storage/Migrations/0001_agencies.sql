create table agencies (
    name text not null primary key,
    title text not null,
    level integer not null,
    kind integer not null,
    parent text,
    credit_code text,
    division_code text not null,
    aliases text not null,
    valid_from text,
    valid_to text,
    actor text not null,
    request_id text not null,
    create_time integer not null
) without rowid;

create index agencies_parent on agencies (parent, name);

create unique index agencies_credit_code on agencies (credit_code) where credit_code is not null;
