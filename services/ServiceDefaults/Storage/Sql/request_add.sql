insert into request_log (request_id, digest, answer, create_time)
values (@Id, @Digest, @Answer, @CreateTime)
