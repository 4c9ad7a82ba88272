using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Composition;
using Grpc.Core;

namespace Disclosure.Gateway.Narratives;

/// <summary>Composes the request that starts a year's prose from last year's.</summary>
internal sealed class NarrativeStartComposer(
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives,
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    ProseContextFactory prose,
    EditionCatalog editions
)
{
    /// <summary>
    /// A start from the agency's own prose of last year or, where it was made of others, from that of the first of them that has
    /// any. The source, the etag and the request id are left to the caller.
    /// </summary>
    /// <param name="hasPredecessors">Whether the caller named the agencies that this one was made of.</param>
    /// <param name="isNew">The report was just opened: its figures are not read, and every cell is blank.</param>
    public async Task<NarrativeV1.StartNarrativeRequest> ComposeAsync(
        FilingV1.ReportContext context,
        bool hasPredecessors,
        bool isNew,
        CallOptions call
    )
    {
        // Both years in one call, under way while the predecessor is looked for.
        var figures = statistics.GetStatisticsAsync(
            new()
            {
                Name = $"{context.Report.Name}/statistics",
                AllowMissing = true,
                Others = { context.PreviousSheets() },
            },
            call
        );
        var predecessor = hasPredecessors ? await FindPredecessorAsync(context, call) : null;
        var found = await figures;
        var source = hasPredecessors ? predecessor : context.Previous.FirstOrDefault()?.Report.Name;
        // The numbers of last year's prose are bound to the figures of the same report.
        var last = found.Others.FirstOrDefault(o => o.Name == $"{source}/statistics");
        var own = isNew ? null : found.Sheet;
        var sheet = own ?? Sheet.Empty(editions.RequireForYear(context.Report.Year)).ToProto();
        return new()
        {
            Name = $"{context.Report.Name}/narrative",
            Fence = context.Report.Fence,
            Predecessor = predecessor ?? "",
            Context = prose.CreateForReport(context, sheet, last?.Sheet),
        };
    }

    // The name of the first predecessor's report that has prose; null where none has. One after another, as the first mostly has.
    private async Task<string?> FindPredecessorAsync(FilingV1.ReportContext context, CallOptions call)
    {
        foreach (var previous in context.Previous)
        {
            var name = previous.Report.Name;
            var found = await narratives.GetNarrativeAsync(
                new() { Name = $"{name}/narrative", AllowMissing = true },
                call
            );
            if (found.Revision > 0)
            {
                return name;
            }
        }

        return null;
    }
}
