-- 0 for an agency without items. The first number is 1, and items are never deleted, so that no number is used twice.
select coalesce(max(number), 0) from rectifications where agency = @Agency
