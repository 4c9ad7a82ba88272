-- The primary key refuses a second hash at a position: a tree is never rewritten.
insert into log_nodes (level, position, hash) values (@Level, @Position, @Hash)
