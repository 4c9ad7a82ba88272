-- Grants that are in force or will be, by grants_principal. What is revoked or has run out is not counted against the limit.
select count(*)
from grants
where principal = @Principal and revoke_time = 0 and (expire_time = 0 or expire_time > @Now)
