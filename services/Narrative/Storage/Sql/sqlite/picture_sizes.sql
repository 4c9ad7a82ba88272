-- @Ids is a JSON array.
select id as Id, length(content) as Bytes, width as Width, height as Height
from picture
where id in (select value from json_each(@Ids))
