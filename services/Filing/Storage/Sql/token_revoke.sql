update tokens set revoke_time = @Now where name = @Name and revoke_time = 0
