-- Tokens, by the SHA-256 of what their bearers send, and grants to certificates and subjects. Times are Unix milliseconds; 0: none.
-- name is agencies/{agency}/tokens/{token}. role is the number of the contract, subtree 0 or 1. The secret itself is nowhere.
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

-- A token is looked up by what its bearer sends: this index is all that knows it.
create unique index tokens_digest on tokens (digest);

-- Serves the list of tokens of an agency, page by page.
create index tokens_agency on tokens (agency, name);

-- principal is certificate:{subject}, oidc:{issuer}#{subject} or token:{token}. The same principal may hold several grants.
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

-- Serves what a principal may do, wherever its grants are.
create index grants_principal on grants (principal, name);

create index grants_agency on grants (agency, name);
