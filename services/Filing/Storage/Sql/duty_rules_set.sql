-- One row a region and year. The caller has compared the revision before, in the same transaction and alone with this subject.
-- Empty dates follow the Regulations (arts. 49 and 50), so that they are not frozen as they were on the day of the write.
insert into duty_rules (
    agency, year, exempt_kinds, exempt_levels, agency_due, region_due, reason, revision, actor, create_time
)
values (
    @Agency, @Year, @ExemptKinds, @ExemptLevels, @AgencyDue, @RegionDue, @Reason, @Revision, @Actor, @CreateTime
)
on conflict (agency, year) do update
set exempt_kinds = excluded.exempt_kinds, exempt_levels = excluded.exempt_levels, agency_due = excluded.agency_due,
    region_due = excluded.region_due, reason = excluded.reason, revision = excluded.revision, actor = excluded.actor,
    create_time = excluded.create_time
