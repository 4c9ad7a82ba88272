insert into rule_packs (agency, year, revision, demands, agency_due, region_due, actor, create_time)
values (@Agency, @Year, @Revision, @Demands, @AgencyDue, @RegionDue, @Actor, @CreateTime)
