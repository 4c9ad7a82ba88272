-- The aggregate gives a row even for an agency without changes, whose first position is 1. Two writes never take one position,
-- since all writes of agencies run one after the other.
insert into agency_changes (
    agency, position, kind, change_date, before_value, after_value, others, fields, reason, actor, create_time
)
select @Agency, coalesce(max(position), 0) + 1, @Kind, @Date, @Before, @After, @Others, @Fields, @Reason, @Actor,
    @CreateTime
from agency_changes
where agency = @Agency
