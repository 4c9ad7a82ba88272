-- One row by the primary key, none where the region has no rules of its own.
select agency as Agency, exempt_kinds as ExemptKinds, exempt_levels as ExemptLevels, agency_due as AgencyDue,
    region_due as RegionDue, reason as Reason, revision as Revision
from duty_rules
where agency = @Agency and year = @Year
