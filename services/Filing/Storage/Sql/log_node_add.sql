insert into log_nodes (level, position, hash) values (@Level, @Position, @Hash)
