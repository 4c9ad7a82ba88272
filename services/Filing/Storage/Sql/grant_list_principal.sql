-- By grants_principal. No rows: the principal has no right anywhere.
select name as Name, principal as Principal, display as Display, role as Role, subtree as Subtree,
    start_time as StartTime, expire_time as ExpireTime, create_time as CreateTime, revoke_time as RevokeTime
from grants
-- Those of the future too: they say until when the answer holds.
where principal = @Principal and revoke_time = 0 and (expire_time = 0 or expire_time > @Now)
order by name
