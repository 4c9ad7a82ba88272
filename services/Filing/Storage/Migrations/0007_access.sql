-- Tokens, by the SHA-256 of what their bearers send, and grants to certificates and subjects. Times are Unix milliseconds; 0: none.
create table tokens (
    name text not null primary key,
    agency text not null references agencies (name),
    digest blob not null,
    principal text not null,
    title text not null,
    role integer not null,
    subtree integer not null,
    expire_time integer not null,
    actor text not null,
    create_time integer not null,
    revoke_time integer not null
) without rowid;

create unique index tokens_digest on tokens (digest);

create index tokens_agency on tokens (agency, name);

create table grants (
    name text not null primary key,
    agency text not null references agencies (name),
    principal text not null,
    display text not null,
    role integer not null,
    subtree integer not null,
    start_time integer not null,
    expire_time integer not null,
    actor text not null,
    create_time integer not null,
    revoke_time integer not null
) without rowid;

create index grants_principal on grants (principal, name);

create index grants_agency on grants (agency, name);
