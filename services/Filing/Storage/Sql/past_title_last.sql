select until from past_titles where agency = @Agency order by until desc limit 1
