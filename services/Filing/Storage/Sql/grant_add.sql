-- revoke_time is 0 until the grant is revoked. The row is never deleted: the log names it.
insert into grants (
    name, agency, principal, display, role, subtree, start_time, expire_time, actor, create_time, revoke_time
)
values (
    @Name, @Agency, @Principal, @Display, @Role, @Subtree, @StartTime, @ExpireTime, @Actor, @CreateTime, 0
)
