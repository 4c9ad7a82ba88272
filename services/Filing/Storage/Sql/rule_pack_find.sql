select agency as Agency, year as Year, revision as Revision, demands as Demands, actor as Actor, create_time as CreateTime
from rule_packs
where agency = @Agency and year = @Year and (revision = @Revision or @Revision = 0)
order by revision desc
limit 1
