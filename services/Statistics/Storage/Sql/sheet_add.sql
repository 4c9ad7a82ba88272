insert into sheets (report, revision, edition, cells, remarks, actor, request_id, create_time)
values (@Report, @Revision, @Edition, @Cells, @Remarks, @Actor, @RequestId, @CreateTime)
