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
