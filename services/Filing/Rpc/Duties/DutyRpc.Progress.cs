using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.Duties;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Rectifications;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Duties;

// How far regions are, what waits for whom, and reminders.
internal sealed partial class DutyRpc
{
    // Limits of the contract.
    // A region is held in memory; lists in answers are cut, and say so.
    private const int MaxRegionAgencies = 200_000;
    private const int MaxListed = 10_000;
    private const int MaxReminded = 5_000;
    private const int MaxYears = 20;
    private const int MaxDaysAhead = 366;

    public override async Task<Proto.Progress> GetProgress(Proto.GetProgressRequest request, ServerCallContext context)
    {
        var agency = await RequireAgencyAsync(AgencyName.Parse("agency", request.Agency), context);
        var year = DutyMapping.ParseYear("year", $"{request.Year}");
        var progress = await FindProgressAsync(agency, year, true, context);
        var region = await duties.FindRegionReportAsync(agency.Name, year, context.CancellationToken);
        var answer = new Proto.Progress
        {
            Agency = request.Agency,
            Year = year,
            Counts = progress.ToCounts(),
            AgencyDueDate = DutyMapping.FormatDate(progress.Rules.AgencyDue),
            RegionDueDate = DutyMapping.FormatDate(progress.Rules.RegionDue),
            RegionState = region.State.ToProto(),
            RegionStale = region.IsStale,
        };
        if (!request.Brief)
        {
            // Brief: the counts alone.
            answer.Agencies.Add(progress.Due.Take(MaxListed).Select(d => d.ToProto()));
            answer.Truncated = answer.Counts.Due > MaxListed;
        }

        return answer;
    }

    public override async Task<Proto.ListTimelinessResponse> ListTimeliness(
        Proto.ListTimelinessRequest request,
        ServerCallContext context
    )
    {
        var limits = new FieldLimits();
        // Each year is one pass over the region.
        limits.RequireCount("years", request.Years.Count, 1, MaxYears);
        limits.ThrowIfAny();
        int[] years = [.. request.Years.Select(y => DutyMapping.ParseYear("years", $"{y}"))];
        var agency = await RequireAgencyAsync(AgencyName.Parse("agency", request.Agency), context);
        var answer = new Proto.ListTimelinessResponse();
        foreach (var year in years)
        {
            var due = (await FindProgressAsync(agency, year, true, context)).Due.ToArray();
            answer.Years.Add(
                new Proto.Timeliness
                {
                    Year = year,
                    Due = due.Length,
                    OnTime = due.Count(d => d.IsOnTime),
                    // Filed, but not in time; Missing has passed its day and was never submitted.
                    Late = due.Count(d => d.IsLate && d.Member.FirstSubmitTime is not null),
                    Missing = due.Count(d => d.IsLate && d.Member.FirstSubmitTime is null),
                }
            );
        }

        return answer;
    }

    // A role on an agency that is registered no more gives no tasks.
    public override async Task<Proto.ListTasksResponse> ListTasks(
        Proto.ListTasksRequest request,
        ServerCallContext context
    )
    {
        var actor = request.Actor.ToActor();
        var page = PageRequest.Parse(request.PageSize, request.PageToken, "tasks", actor.Principal, request.Year);
        var year =
            request.Year == 0
                // In January people work on the year before.
                ? AgencyDuty.FindDay(writes.Now).Year - 1
                : DutyMapping.ParseYear("year", $"{request.Year}");
        // Sorted and unique by key: a person with several roles on one report has each task once.
        var tasks = new SortedDictionary<string, ReportTask>(StringComparer.Ordinal);
        foreach (var role in actor.Roles)
        {
            // A role on a large region with its subtree reads the whole region.
            if (await agencies.FindAsync(role.Agency, context.CancellationToken) is not { } agency)
            {
                continue;
            }

            var progress = await FindProgressAsync(agency, year, role.Subtree, context);
            var ofReports = progress.Duties.SelectMany(d => TaskFinder.FindAll(role.Role, d, year));
            var others = await FindOtherTasksAsync(role, year, progress.Rules, context);
            foreach (var task in ofReports.Concat(others))
            {
                tasks[task.Key] = task;
            }
        }

        // The page is cut out of all tasks: their due dates come from rules, and no index has them.
        var found = tasks.Where(t => string.CompareOrdinal(t.Key, page.After) > 0).Take(page.Size + 1).ToArray();
        return new()
        {
            Tasks = { found.Take(page.Size).Select(t => t.Value.ToProto()) },
            NextPageToken = page.Next(found.Length > page.Size ? found[page.Size - 1].Key : null),
        };
    }

    // About items to put right, and about rows of other agencies' reports.
    private async Task<IEnumerable<ReportTask>> FindOtherTasksAsync(
        AgencyRole role,
        int year,
        DutyRules rules,
        ServerCallContext context
    )
    {
        var query = new RectificationQuery(role.Agency, role.Subtree, null, year);
        var found = await rectifications.ListAsync(query, RectificationKey.Start, MaxListed, context.CancellationToken);
        var asked = await rows.ListAskedAsync(role.Agency, role.Subtree, year, MaxListed, context.CancellationToken);
        return found
            .Select(item => TaskFinder.Find(role.Role, item, writes.Now))
            .OfType<ReportTask>()
            // Rows of others' reports are due with the reports of the owner's own region.
            .Concat(TaskFinder.FindAsked(role.Role, asked, rules.AgencyDue, AgencyDuty.FindDay(writes.Now)));
    }

    public override async Task<Proto.RemindAgenciesResponse> RemindAgencies(
        Proto.RemindAgenciesRequest request,
        ServerCallContext context
    )
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        var limits = new FieldLimits();
        limits.Require(
            request.DaysAhead is >= 0 and <= MaxDaysAhead,
            "days_ahead",
            "DAYS_RANGE",
            $"must be 0 to {MaxDaysAhead}",
            $"提前天数应为 0 至 {MaxDaysAhead}"
        );
        limits.ThrowIfAny();
        var agency = await RequireAgencyAsync(AgencyName.Parse("agency", request.Agency), context);
        var year = DutyMapping.ParseYear("year", $"{request.Year}");
        // Days of China: before 8 in the morning of 1 February there it is still January in UTC.
        var until = AgencyDuty.FindDay(write.Time).AddDays(request.DaysAhead);
        var reminded = (await FindProgressAsync(agency, year, true, context))
            // Who has filed is not reminded, approved or not.
            .Due.Where(d => !d.IsFiled && d.DueDate <= until)
            .ToArray();
        // One event each: more would fill the log with one request.
        if (reminded.Length > MaxReminded)
        {
            throw RegionTooLarge(agency, MaxReminded);
        }

        var events = reminded.Select(d => new LogEvent(
            EventKind.ReportReminded,
            write.Time,
            d.Member.Name.ToString(),
            $"{d.Member.Name}/reports/{year}",
            write.Actor
        )
        {
            Details = new Dictionary<string, string> { ["due"] = DutyMapping.FormatDate(d.DueDate) },
        });
        // Events only: whoever is to tell people does so by webhook or feed.
        return await StoredAnswer.ParseAsync(
            Proto.RemindAgenciesResponse.Parser,
            log.AppendAsync(
                [.. events],
                first => FormatReminded(reminded.Length, first),
                write,
                context.CancellationToken
            )
        );
    }

    // The first index is absent where nobody was reminded.
    private static string FormatReminded(int count, long first)
    {
        var answer = new Proto.RemindAgenciesResponse { Reminded = count };
        if (count > 0)
        {
            answer.FirstIndex = first;
        }

        return StoredAnswer.Format(answer);
    }

    private async Task<RegionProgress> FindProgressAsync(
        Agency agency,
        int year,
        bool subtree,
        ServerCallContext context
    )
    {
        var stop = context.CancellationToken;
        // One more than allowed, to know whether there are more.
        var members = await duties.ListMembersAsync(agency.Name, year, subtree, MaxRegionAgencies + 1, stop);
        if (members.Count > MaxRegionAgencies)
        {
            throw RegionTooLarge(agency, MaxRegionAgencies);
        }

        var own = await duties.FindEffectiveRulesAsync(agency.Name, year, stop);
        return RegionProgress.Create(year, members, own, await duties.ListRulesAsync(year, stop), writes.Now);
    }

    private static ApiException RegionTooLarge(Agency agency, int most) =>
        new(
            ErrorCode.InvalidArgument,
            "REGION_TOO_LARGE",
            $"{agency.Name} has more than {most} agencies.",
            $"{agency.Title}涉及的机关超过 {most} 个，请按下级地区分别办理。"
        );
}
