-- YYYY-MM-DD, backwards along the primary key. No row: the agency has never moved.
select until from past_parents where agency = @Agency order by until desc limit 1
