-- One page along grants_agency. Revoked and expired grants are listed too: people look here who had which right.
select name as Name, principal as Principal, display as Display, role as Role, subtree as Subtree,
    start_time as StartTime, expire_time as ExpireTime, create_time as CreateTime, revoke_time as RevokeTime
from grants
where agency = @Agency and name > @After
order by name
limit @Take
