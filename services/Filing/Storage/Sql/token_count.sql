-- Tokens in force, by tokens_agency. What is revoked or has run out is not counted against the limit.
select count(*) from tokens where agency = @Agency and revoke_time = 0 and expire_time > @Now
