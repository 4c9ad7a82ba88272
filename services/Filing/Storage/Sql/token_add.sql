-- digest is the SHA-256 of the secret. revoke_time is 0 until the token is revoked. The row is never deleted: the log names it.
insert into tokens (
    name, agency, digest, principal, title, role, subtree, expire_time, actor, create_time, revoke_time
)
values (
    @Name, @Agency, @Digest, @Principal, @Title, @Role, @Subtree, @ExpireTime, @Actor, @CreateTime, 0
)
