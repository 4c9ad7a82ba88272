-- Newest first, backwards along the primary key.
select agency as Agency, year as Year, revision as Revision, demands as Demands, actor as Actor, create_time as CreateTime
from rule_packs
where agency = @Agency and year = @Year
order by revision desc
limit @Take
