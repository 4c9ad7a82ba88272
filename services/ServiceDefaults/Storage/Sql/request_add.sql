-- In the transaction of the write. A second row of one id breaks the primary key, so that two writes at once cannot both count.
insert into request_log (request_id, digest, answer, create_time)
values (@Id, @Digest, @Answer, @CreateTime)
