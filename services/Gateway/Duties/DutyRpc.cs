using Disclosure.Gateway.Access;
using Disclosure.Gateway.Clients;
using Grpc.Core;

namespace Disclosure.Gateway.Duties;

/// <summary>The public service of duties, dates and tasks.</summary>
internal sealed partial class DutyRpc(
    FilingV1.DutyService.DutyServiceClient duties,
    TaskFindingCounter findings,
    CallOptionsFactory calls
) : PublicV1.DutyService.DutyServiceBase
{
    /// <summary>Filing.GetProgress.</summary>
    public override async Task<PublicV1.Progress> GetProgress(
        PublicV1.GetProgressRequest request,
        ServerCallContext context
    )
    {
        var ask = new FilingV1.GetProgressRequest
        {
            Agency = request.Name,
            Year = request.Year,
            Brief = request.Brief,
        };
        return ProgressView.Create(await duties.GetProgressAsync(ask, calls.Create(context)));
    }

    /// <summary>Filing.ListTasks of the caller; with counts, what CheckReport asks for each report.</summary>
    public override async Task<PublicV1.ListTasksResponse> ListTasks(
        PublicV1.ListTasksRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        var found = await duties.ListTasksAsync(
            new()
            {
                Actor = ActorOf(context),
                Year = request.Year,
                // Every counted task costs a whole check: pages are shorter then.
                PageSize = request.CountFindings
                    ? Math.Min(request.PageSize, TaskFindingCounter.MaxTasks)
                    : request.PageSize,
                PageToken = request.PageToken,
            },
            call
        );
        PublicV1.WaitingTask[] tasks = [.. found.Tasks.Select(ProgressView.Create)];
        if (request.CountFindings)
        {
            await findings.CountAsync(tasks, call);
        }

        // The token is Filing's: it counts the tasks of this page.
        return new() { Tasks = { tasks }, NextPageToken = found.NextPageToken };
    }

    /// <summary>Filing.SetDutyException.</summary>
    public override async Task<PublicV1.DutyException> SetDutyException(
        PublicV1.SetDutyExceptionRequest request,
        ServerCallContext context
    )
    {
        var set = await duties.SetDutyExceptionAsync(
            new()
            {
                RequestId = request.RequestId,
                Actor = ActorOf(context),
                Exception = new()
                {
                    Name = $"{request.Name}/duties/{request.Year}",
                    Exempt = request.Exempt,
                    Required = request.Required,
                    DueDate = request.DueDate,
                    Reason = request.Reason,
                },
            },
            calls.Create(context)
        );
        return DutyView.Create(set);
    }

    /// <summary>Filing.RemindAgencies.</summary>
    public override async Task<PublicV1.RemindAgenciesResponse> RemindAgencies(
        PublicV1.RemindAgenciesRequest request,
        ServerCallContext context
    )
    {
        var done = await duties.RemindAgenciesAsync(
            new()
            {
                Agency = request.Name,
                Year = request.Year,
                DaysAhead = request.DaysAhead,
                RequestId = request.RequestId,
                Actor = ActorOf(context),
            },
            calls.Create(context)
        );
        return new() { Reminded = done.Reminded };
    }

    private static ReportV1.Actor ActorOf(ServerCallContext context) => Caller.From(context.GetHttpContext()).Actor;
}
