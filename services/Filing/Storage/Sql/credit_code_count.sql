-- 0 or 1, by the unique index. The agency itself is left out, so that an update which keeps its code passes.
select count(*) from agencies where credit_code = @CreditCode and name <> @Name
