-- The agency is again as the rules of its region say. Deleting what is not there is no error.
delete from duty_exceptions where agency = @Agency and year = @Year
