-- The primary key refuses a second row of a revision: of two writes that are based on the same revision one loses.
insert into prose (report, revision, format, body, actor, request_id, create_time)
values (@Report, @Revision, @Format, @Body, @Actor, @RequestId, @CreateTime)
