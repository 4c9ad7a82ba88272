-- The first revocation counts. No row changes where it was revoked before, and nothing is logged then.
update tokens set revoke_time = @Now where name = @Name and revoke_time = 0
