-- At most one row, by the unique index of digests: every call with a token asks this. No row: unknown, expired and revoked are one answer.
select name as Name, title as Title, role as Role, subtree as Subtree, expire_time as ExpireTime,
    create_time as CreateTime, revoke_time as RevokeTime
from tokens
where digest = @Digest and revoke_time = 0 and expire_time > @Now
