select until from past_parents where agency = @Agency order by until desc limit 1
