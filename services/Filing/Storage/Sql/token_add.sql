insert into tokens (
    name, agency, digest, principal, title, role, subtree, expire_time, actor, create_time, revoke_time
)
values (
    @Name, @Agency, @Digest, @Principal, @Title, @Role, @Subtree, @ExpireTime, @Actor, @CreateTime, 0
)
