select count(*) from agencies where credit_code = @CreditCode and name <> @Name
