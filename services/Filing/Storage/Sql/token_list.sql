-- One page along tokens_agency. Revoked and expired tokens are listed too: people look here who had which right.
select name as Name, title as Title, role as Role, subtree as Subtree, expire_time as ExpireTime,
    create_time as CreateTime, revoke_time as RevokeTime
from tokens
where agency = @Agency and name > @After
order by name
limit @Take
