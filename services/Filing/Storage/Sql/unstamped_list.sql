-- Reports, not versions: the index of a report in the public tree is written whole.
select distinct p.report
from publications p
left join publication_stamps s on s.report = p.report and s.version = p.version
where s.report is null
order by p.report
limit @Take
