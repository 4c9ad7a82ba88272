select revision as Revision, edition as Edition, actor as Actor, request_id as RequestId, create_time as CreateTime
from sheets
where report = @Report and revision < @Before
order by revision desc
limit @Take
