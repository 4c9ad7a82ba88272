-- @Ids is a JSON array.
-- Without the content: a check of limits must not read megabytes. A picture that is not stored gives no row.
select id as Id, length(content)::bigint as Bytes, width::bigint as Width, height::bigint as Height
from picture
where id in (select value from json_array_elements_text(cast(@Ids as json)))
