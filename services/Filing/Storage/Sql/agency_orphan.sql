select child.parent
from agencies child
left join agencies parent on parent.name = child.parent
where child.request_id = @RequestId and child.parent is not null and parent.name is null
order by child.name
limit 1
