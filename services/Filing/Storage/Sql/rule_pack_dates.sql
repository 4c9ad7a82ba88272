-- Packs of a year whose newest revision decides a date, by rule_packs_year. A date of an older revision that the newest one
-- leaves open is gone.
select p.agency as Agency, p.agency_due as AgencyDue, p.region_due as RegionDue
from rule_packs p
where p.year = @Year and (p.agency_due <> '' or p.region_due <> '')
    and p.revision = (select max(q.revision) from rule_packs q where q.agency = p.agency and q.year = p.year)
