-- One row by the primary key, revoked or not. No row: GRANT_NOT_FOUND.
select name as Name, principal as Principal, display as Display, role as Role, subtree as Subtree,
    start_time as StartTime, expire_time as ExpireTime, create_time as CreateTime, revoke_time as RevokeTime
from grants
where name = @Name
