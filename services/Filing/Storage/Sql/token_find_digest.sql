select name as Name, title as Title, role as Role, subtree as Subtree, expire_time as ExpireTime,
    create_time as CreateTime, revoke_time as RevokeTime
from tokens
where digest = @Digest and revoke_time = 0 and expire_time > @Now
