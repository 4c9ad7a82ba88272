-- The primary key refuses a second row of a revision: of two writes that are based on the same revision one loses.
insert into sheets (report, revision, edition, cells, remarks, actor, request_id, create_time)
values (@Report, @Revision, @Edition, @Cells, @Remarks, @Actor, @RequestId, @CreateTime)
