-- A parent that agencies of this request name and nobody has registered. No row: all parents are there.
-- It runs once all agencies of the request are in. request_id has no index, so that this scans agencies once a write.
-- The order makes the error the same for the same table.
select child.parent
from agencies child
left join agencies parent on parent.name = child.parent
where child.request_id = @RequestId and child.parent is not null and parent.name is null
order by child.name
limit 1
