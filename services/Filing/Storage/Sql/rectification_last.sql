select coalesce(max(number), 0) from rectifications where agency = @Agency
