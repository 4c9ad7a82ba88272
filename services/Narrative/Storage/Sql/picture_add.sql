-- The same bytes have the same id: a picture that is there already is no error.
insert into picture (id, media_type, content, width, height, create_time)
values (@Id, @MediaType, @Content, @Width, @Height, @CreateTime)
on conflict do nothing
