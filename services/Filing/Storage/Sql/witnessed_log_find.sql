-- One point read. No row: nothing of this log was cosigned yet.
select size as Size, root as Root from witnessed_logs where origin = @Origin
