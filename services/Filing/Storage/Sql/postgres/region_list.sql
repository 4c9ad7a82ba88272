-- The tree as it was on the last day of the year: an agency that has moved since is below the parent that it had then.
-- union drops what was found before, so that a circle of parents ends.
with recursive tree (name, kind) as (
    select name, kind from agencies where name = @Agency
    union
    select child.name, child.kind
    from tree
    cross join lateral (
        select c.name, c.kind
        from agencies c
        where c.parent = tree.name
            and not exists (select 1 from past_parents p where p.agency = c.name and p.until >= @LastDay)
        union all
        select c.name, c.kind
        from past_parents p
        join agencies c on c.name = p.agency
        where p.parent = tree.name and p.until >= @LastDay
            and not exists (
                select 1 from past_parents q where q.agency = p.agency and q.until >= @LastDay and q.until < p.until
            )
    ) child
    -- A vertical system (垂直管理) reports up its own line: it counts for a region only where the region is of such a system itself.
    where child.kind <> @Vertical or @Vertical = (select kind from agencies where name = @Agency)
)
-- State 0 stands for no report. Its collected report has another name and is not joined.
select a.name as Name, a.title as Title, a.level as Level, a.kind as Kind, a.parent as Parent, a.credit_code as CreditCode,
    a.division_code as DivisionCode, a.aliases as Aliases, a.valid_from as ValidFrom, a.valid_to as ValidTo,
    a.create_time as CreateTime, a.revision as Revision,
    a.contact as Contact, a.issues_rules as IssuesRules, a.disclosure_office as DisclosureOffice, coalesce(r.state, 0) as State, coalesce(r.version, 0) as Version,
    coalesce(r.statistics_revision, 0) as PinnedStatistics, coalesce(r.was_counted, 0) as WasCounted
from tree t
join agencies a on a.name = t.name
left join reports r on r.name = a.name || @Report
order by a.name
limit @Take
