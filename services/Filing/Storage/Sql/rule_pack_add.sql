-- Every change is a new revision, so that what a report was judged by can be shown years later. The primary key refuses a second one.
insert into rule_packs (agency, year, revision, demands, agency_due, region_due, actor, create_time)
values (@Agency, @Year, @Revision, @Demands, @AgencyDue, @RegionDue, @Actor, @CreateTime)
