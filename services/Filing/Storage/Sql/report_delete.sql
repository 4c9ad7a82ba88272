delete from reports where name = @Name and revision = @Expected
