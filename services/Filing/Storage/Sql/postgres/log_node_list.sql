-- A position that is not stored gives no row. The caller compares the counts and fails where one is missing.
-- @Positions is a JSON array of [level, position]; the hashes in its order.
select n.hash
from json_array_elements(cast(@Positions as json)) with ordinality p (value, place)
join log_nodes n on n.level = cast(p.value ->> 0 as bigint) and n.position = cast(p.value ->> 1 as bigint)
order by p.place
