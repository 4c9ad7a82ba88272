select count(*)
from grants
where principal = @Principal and revoke_time = 0 and (expire_time = 0 or expire_time > @Now)
