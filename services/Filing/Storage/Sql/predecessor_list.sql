-- Who was merged into the agency, or split off for it, within the year: a range of successions_successor. No rows: nobody.
select predecessor as Predecessor, in_part as InPart
from successions
where successor = @Agency and since >= @First and since <= @Last
order by predecessor
limit @Take
