-- @Positions is a JSON array of [level, position]; the hashes in its order.
-- A position that is not stored gives no row. The caller compares the counts and fails where one is missing.
select n.hash
from json_each(@Positions) p
join log_nodes n on n.level = json_extract(p.value, '$[0]') and n.position = json_extract(p.value, '$[1]')
order by p.key
