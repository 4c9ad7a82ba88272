-- Inserts nothing where the name is taken: REPORT_EXISTS. What is pinned keeps its defaults, which mean nothing.
insert into reports (name, agency, year, state, version, revision, actor, request_id, create_time)
values (@Name, @Agency, @Year, @State, @Version, @Revision, @Actor, @RequestId, @CreateTime)
on conflict do nothing
