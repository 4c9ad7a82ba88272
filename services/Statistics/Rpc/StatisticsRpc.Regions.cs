using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.Statistics.Domain.Rules.CarryOver;
using Disclosure.Statistics.Domain.Years;
using Google.Protobuf.Collections;
using Grpc.Core;
using Proto = Disclosure.Statistics.V1;

namespace Disclosure.Statistics.Rpc;

internal sealed partial class StatisticsRpc
{
    private const int MaxMembers = 200_000;
    private const int MaxTerms = 400;
    private const int DefaultContributors = 10;
    private const int MaxContributors = 1000;

    /// <summary>
    /// Adds up a region: as a whole, at its own agency and below it, with the agencies that contribute most to the cells asked
    /// for.
    /// </summary>
    public override async Task<Proto.SumRegionResponse> SumRegion(
        IAsyncStreamReader<Proto.SumRegionRequest> requestStream,
        ServerCallContext context
    )
    {
        var request = await requestStream.ReadWholeAsync(r => r.Members.Count, MaxMembers, context.CancellationToken);
        var edition = editions.Require(request.Edition);
        // The own agency first, as SumRegionAsync expects it.
        Proto.SheetReference[] own = request.Own is null ? [] : [request.Own];
        var members = own.Concat(request.Members).ToArray().ToMembers("members", MaxMembers);
        var cells = FindCells(edition, request.Cells).ToDictionary(c => c, _ => 0m);
        // 0 is the default of the contract; more than it allows is cut and not refused.
        var most =
            request.Contributors == 0 ? DefaultContributors : Math.Clamp(request.Contributors, 1, MaxContributors);
        var sums = await reader.SumRegionAsync(
            edition,
            members,
            own.Length,
            request.SkipMissing,
            context.CancellationToken
        );
        // Another pass, only where cells are named.
        var contributors = await reader.FindContributionsAsync(
            edition,
            members,
            cells,
            most,
            context.CancellationToken
        );
        var answer = new Proto.SumRegionResponse
        {
            Whole = sums.Whole.Total.ToProto(),
            Own = sums.Own.ToProto(),
            Collected = sums.Collected.ToProto(),
            Members = sums.Whole.Members,
        };
        answer.Notes.Add(sums.Whole.Notes);
        // In the order of the cells, as a dictionary has none.
        foreach (var (cell, contributions) in contributors.OrderBy(p => p.Key))
        {
            var of = new Proto.CellContributors { Cell = edition.Cells[cell].Name };
            of.Contributions.Add(
                contributions.Select(p => new Proto.Contribution
                {
                    Name = $"{p.Sheet.Key.Report}/statistics",
                    Number = p.Value.ToString(),
                })
            );
            answer.Contributors.Add(of);
        }

        return answer;
    }

    /// <summary>Stores the sum of the members as the sheet of a region. NOT_A_REGION, REVISION_NOT_FOUND, SUM_OVERFLOW.</summary>
    public override async Task<Proto.Statistics> CollectStatistics(
        IAsyncStreamReader<Proto.CollectStatisticsRequest> requestStream,
        ServerCallContext context
    )
    {
        var request = await requestStream.ReadWholeAsync(r => r.Members.Count, MaxMembers, context.CancellationToken);
        var report = ParseReport(request.Name);
        // An agency's own figures come from its ledgers and never from a sum.
        if (!report.IsRegion)
        {
            throw ApiError.InvalidField(
                "name",
                "NOT_A_REGION",
                "must be of a {year}-region report",
                "只有汇总年报（年份-region）可以由各机关的表格汇总生成"
            );
        }

        // The members may have changed when a request is repeated, so the key covers the name only.
        var key = RequestKey.Create(request.RequestId, new Proto.CollectStatisticsRequest { Name = request.Name });
        var edition = editions.Require(request.Edition);
        var members = request.Members.ToMembers("members", MaxMembers);
        var sum = await reader.SumAsync(edition, members, request.SkipMissing, context.CancellationToken);
        return await WriteAsync(request.Name, request.Etag, key, request.Fence, _ => sum.Total, context);
    }

    /// <summary>
    /// Stores the first revision of a new year with the cells that follow from last year; stores nothing where none does.
    /// ETAG_MISMATCH where there are figures already.
    /// </summary>
    public override async Task<Proto.Statistics> PrefillStatistics(
        Proto.PrefillStatisticsRequest request,
        ServerCallContext context
    )
    {
        // Previous and edition may differ when it is repeated: the first answer stands.
        var key = RequestKey.Create(request.RequestId, new Proto.PrefillStatisticsRequest { Name = request.Name });
        var edition = editions.Require(request.Edition);
        var previous = await FindPreviousAsync(edition, request.Previous, context.CancellationToken);
        var cells = SheetPrefill.FindCells(checker.GetRules(edition).CarryOvers, previous);
        var empty = Sheet.Empty(edition);
        return cells.Count == 0
            ? new()
            {
                Name = request.Name,
                Etag = "0",
                Sheet = empty.ToProto(),
            }
            // Etag 0: there must be no revision yet, or somebody's figures would be overwritten.
            : await WriteAsync(request.Name, "0", key, request.Fence, _ => empty.With(cells), context);
    }

    // Predecessors of which only a part was merged are marked, since their figures are an upper bound.
    private async Task<PreviousYear?> FindPreviousAsync(
        Edition edition,
        IReadOnlyCollection<Proto.SheetReference> references,
        CancellationToken cancellation
    )
    {
        // By name: the store answers sheets in its own records.
        var inPart = references.Where(r => r.InPart).Select(r => r.Name).ToHashSet();
        var found = await reader.FindAsync(references.ToMembers("previous", MaxPrevious), cancellation);
        return PreviousYear.Create(
            editions,
            edition,
            [
                .. found.Select(f =>
                    (f.Sheet.Report.Year, f.Sheet.Sheet, inPart.Contains($"{f.Sheet.Report}/statistics"))
                ),
            ]
        );
    }

    // The cells of all terms, each once and in their order. INVALID_FIELDS / CELL_UNKNOWN names every term without a cell.
    private static IReadOnlyList<int> FindCells(Edition edition, RepeatedField<string> terms)
    {
        if (terms.Count > MaxTerms)
        {
            throw ApiError.InvalidField(
                "cells",
                "CELLS_TOO_MANY",
                $"at most {MaxTerms}",
                $"一次最多列出 {MaxTerms} 项"
            );
        }

        var unknown = terms
            .Where(t => !edition.Match(t).Any())
            .Select(t => new FieldViolation(
                $"cells[{t}]",
                "CELL_UNKNOWN",
                $"edition {edition.Id} has no such cell",
                $"{edition.Id}版表样没有单元格 {t}"
            ))
            .ToArray();
        return unknown.Length == 0
            ? [.. terms.SelectMany(edition.Match).Distinct().Order()]
            : throw ApiError.InvalidFields(unknown);
    }
}
