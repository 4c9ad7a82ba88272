update witnessed_logs set size = @Size, root = @Root
where origin = @Origin and size = @ExpectedSize and root = @ExpectedRoot
