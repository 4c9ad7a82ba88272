delete from duty_exceptions where agency = @Agency and year = @Year
