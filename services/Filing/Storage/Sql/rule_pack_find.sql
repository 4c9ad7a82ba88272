-- Revision 0 asks for the newest. No row: the region has no pack for the year, or no such revision.
select agency as Agency, year as Year, revision as Revision, demands as Demands, actor as Actor, create_time as CreateTime
from rule_packs
where agency = @Agency and year = @Year and (revision = @Revision or @Revision = 0)
order by revision desc
limit 1
