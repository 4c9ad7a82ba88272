-- One page of the history without its text, newest first, backwards along the primary key.
select revision as Revision, create_time as CreateTime, actor as Actor, request_id as RequestId
from prose
where report = @Report and revision < @Before
order by revision desc
limit @Most
