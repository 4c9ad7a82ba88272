-- Agencies as they are now. What they were before is in past_titles, past_parents and agency_changes.
-- name is agencies/{agency}, as is parent. level and kind are the numbers of the contract. aliases is a JSON array of strings.
-- valid_from and valid_to are YYYY-MM-DD, so that text is ordered by time. Null: from ever, still in force.
-- create_time is in Unix milliseconds.
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

-- Serves children, siblings and every step of a walk down the tree, in the order of names.
create index agencies_parent on agencies (parent, name);

-- Codes of GB 32100-2015 are unique among all agencies, closed ones too. An unknown code is null, so that any number may lack one.
create unique index agencies_credit_code on agencies (credit_code) where credit_code is not null;
