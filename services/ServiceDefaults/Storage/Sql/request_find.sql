-- By the primary key. No row: the request is new. The caller compares the digest.
select digest as Digest, answer as Answer from request_log where request_id = @Id
