-- distinct: an agency may have handed work to the same one on several days.
select distinct successor from successions where predecessor = @Agency order by successor
