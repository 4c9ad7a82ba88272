select predecessor as Predecessor, in_part as InPart
from successions
where successor = @Agency and since >= @First and since <= @Last
order by predecessor
limit @Take
