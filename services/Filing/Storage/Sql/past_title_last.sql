-- YYYY-MM-DD, backwards along the primary key. No row: the agency was never renamed.
select until from past_titles where agency = @Agency order by until desc limit 1
