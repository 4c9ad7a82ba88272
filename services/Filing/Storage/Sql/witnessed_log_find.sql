select size as Size, root as Root from witnessed_logs where origin = @Origin
