-- @Ids is a JSON array.
select id as Id, length(content)::bigint as Bytes, width::bigint as Width, height::bigint as Height
from picture
where id in (select value from json_array_elements_text(cast(@Ids as json)))
