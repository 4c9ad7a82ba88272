-- Where events are sent and how far that has come. Times are Unix milliseconds; 0: none. event_types: names with commas; empty: all but accesses.
-- state is 1 pending, 2 enabled, 3 disabled. next_index is the cursor: the first entry of the log that was not dealt with.
-- lease_owner and lease_until say which sender works on the webhook. A lease that has run out is anybody's.
create table webhooks (
    name text not null primary key,
    agency text not null references agencies (name),
    subtree integer not null,
    url text not null,
    title text not null,
    event_types text not null,
    state integer not null,
    disable_reason text not null,
    secret_generation integer not null,
    previous_secret_until integer not null,
    allowed_rate integer not null,
    revision integer not null,
    actor text not null,
    create_time integer not null,
    next_index integer not null,
    attempts integer not null,
    failing_since integer not null,
    next_time integer not null,
    last_error text not null,
    lease_owner text not null,
    lease_until integer not null
) without rowid;

create index webhooks_agency on webhooks (agency, name);

-- Events that receivers did not take in the last of their attempts; replaying: to be sent once more.
-- time is that of the last attempt in Unix milliseconds. last_error is a stable code such as HTTP_500.
create table webhook_dead_letters (
    webhook text not null,
    log_index integer not null,
    attempts integer not null,
    time integer not null,
    last_error text not null,
    replaying integer not null,
    primary key (webhook, log_index)
) without rowid;
