using Disclosure.Gateway.Composition;
using Grpc.Core;

namespace Disclosure.Gateway.Duties;

/// <summary>Counts what the check of each task's report finds.</summary>
internal sealed class TaskFindingCounter(FilingV1.FilingService.FilingServiceClient filing, ReportChecker checker)
{
    /// <summary>Most tasks of a page whose findings are counted.</summary>
    public const int MaxTasks = 50;

    // A check keeps a core of Statistics and one of Narrative busy for a moment.
    private const int ChecksAtOnce = 4;

    /// <summary>Sets the counts of the tasks whose report has been opened.</summary>
    public Task CountAsync(IReadOnlyCollection<PublicV1.WaitingTask> tasks, CallOptions call)
    {
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = ChecksAtOnce,
            CancellationToken = call.CancellationToken,
        };
        // A report that was never opened has nothing to check.
        var opened = tasks.Where(t => t.State != ReportV1.ReportState.Unspecified);
        return Parallel.ForEachAsync(
            opened,
            options,
            async (task, _) => task.Findings = await CountAsync(task.Report, call)
        );
    }

    // A report that was deleted since the list was made has no findings.
    private async Task<PublicV1.FindingCounts?> CountAsync(string report, CallOptions call)
    {
        FilingV1.ReportContext context;
        try
        {
            context = await filing.GetReportContextAsync(new() { Name = report }, call);
        }
        // Any other error fails the list: wrong counts would be worse.
        catch (RpcException gone) when (gone.StatusCode == StatusCode.NotFound)
        {
            return null;
        }

        var found = (await checker.CheckStoredAsync(context, call)).Findings;
        return new()
        {
            Errors = found.Count(f => f.Severity == ReportV1.Severity.Error),
            Warnings = found.Count(f => f.Severity == ReportV1.Severity.Warning),
            Notes = found.Count(f => f.Severity == ReportV1.Severity.Note),
        };
    }
}
