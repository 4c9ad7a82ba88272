-- All rules of a year, by duty_rules_year. They are few, and whoever asks needs those of a whole lineage.
select agency as Agency, exempt_kinds as ExemptKinds, exempt_levels as ExemptLevels, agency_due as AgencyDue,
    region_due as RegionDue, reason as Reason, revision as Revision
from duty_rules
where year = @Year
