-- One row by the primary key, revoked or not. No row: TOKEN_NOT_FOUND.
select name as Name, title as Title, role as Role, subtree as Subtree, expire_time as ExpireTime,
    create_time as CreateTime, revoke_time as RevokeTime
from tokens
where name = @Name
