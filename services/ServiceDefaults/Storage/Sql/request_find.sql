select digest as Digest, answer as Answer from request_log where request_id = @Id
