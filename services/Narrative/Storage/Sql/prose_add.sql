insert into prose (report, revision, format, body, actor, request_id, create_time)
values (@Report, @Revision, @Format, @Body, @Actor, @RequestId, @CreateTime)
