-- One point read. No row: the bytes were never added.
select media_type as MediaType, content as Content, width as Width, height as Height
from picture
where id = @Id
