-- One page of the history without its cells, newest first, backwards along the primary key. Before is the oldest revision of the page
-- before.
select revision as Revision, edition as Edition, actor as Actor, request_id as RequestId, create_time as CreateTime
from sheets
where report = @Report and revision < @Before
order by revision desc
limit @Take
