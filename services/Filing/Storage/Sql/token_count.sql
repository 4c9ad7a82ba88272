select count(*) from tokens where agency = @Agency and revoke_time = 0 and expire_time > @Now
