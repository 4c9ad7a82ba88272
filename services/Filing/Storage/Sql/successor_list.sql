select distinct successor from successions where predecessor = @Agency order by successor
