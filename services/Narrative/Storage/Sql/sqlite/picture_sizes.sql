-- Without the content: a check of limits must not read megabytes. A picture that is not stored gives no row.
-- @Ids is a JSON array.
select id as Id, length(content) as Bytes, width as Width, height as Height
from picture
where id in (select value from json_each(@Ids))
