using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.Statistics.Domain.Carry;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Statistics.Domain.Series;
using Google.Protobuf.Collections;
using Grpc.Core;
using Proto = Disclosure.Statistics.V1;

namespace Disclosure.Statistics.Rpc;

internal sealed partial class StatisticsRpc
{
    // What is collected or carried over may have moved when a request is repeated: it is the same request by its name.
    private const int MaxMembers = 200_000;
    private const int MaxYears = 50;
    private const int MaxTerms = 400;
    private const int DefaultParts = 10;
    private const int MaxParts = 1000;

    public override async Task<Proto.SumSheetsResponse> SumSheets(
        Proto.SumSheetsRequest request,
        ServerCallContext context
    )
    {
        var edition = editions.Require(request.Edition);
        var members = request.Members.ToMembers("members", MaxMembers);
        var cells = CellsOf(edition, request.Cells).ToDictionary(c => c, _ => 0m);
        var most = request.Contributors == 0 ? DefaultParts : Math.Clamp(request.Contributors, 1, MaxParts);
        var sum = await reader.SumAsync(edition, members, context.CancellationToken);
        var parts = await reader.PartsAsync(edition, members, cells, most, context.CancellationToken);
        var answer = new Proto.SumSheetsResponse { Sum = sum.Total.ToProto(), Members = sum.Members };
        answer.Notes.Add(sum.Notes);
        foreach (var (cell, contributions) in parts.OrderBy(p => p.Key))
        {
            var of = new Proto.CellContributors { Cell = edition.Cells[cell].Name };
            of.Contributions.Add(
                contributions.Select(p => new Proto.Contribution
                {
                    Name = $"{p.Member.Key.Report}/statistics",
                    Number = p.Value.ToString(),
                })
            );
            answer.Contributors.Add(of);
        }

        return answer;
    }

    public override async Task<Proto.Statistics> CollectStatistics(
        Proto.CollectStatisticsRequest request,
        ServerCallContext context
    )
    {
        var report = ReportOf(request.Name);
        if (!report.IsRegion)
        {
            throw ApiError.InvalidField(
                "name",
                "NOT_A_REGION",
                "must be of a {year}-region report",
                "只有汇总年报（年份-region）可以由各机关的表格汇总生成"
            );
        }

        var key = RequestKey.Of(request.RequestId, new Proto.CollectStatisticsRequest { Name = request.Name });
        var edition = editions.Require(request.Edition);
        var members = request.Members.ToMembers("members", MaxMembers);
        var sum = await reader.SumAsync(edition, members, context.CancellationToken);
        return await WriteAsync(request.Name, request.Etag, key, _ => sum.Total, context);
    }

    public override async Task<Proto.Statistics> PrefillStatistics(
        Proto.PrefillStatisticsRequest request,
        ServerCallContext context
    )
    {
        var key = RequestKey.Of(request.RequestId, new Proto.PrefillStatisticsRequest { Name = request.Name });
        var edition = editions.Require(request.Edition);
        var previous = await PreviousAsync(edition, request.Previous, context.CancellationToken);
        var cells = Prefill.Of(judge.RulesOf(edition), previous);
        var empty = Sheet.Empty(edition);
        return cells.Count == 0
            ? new()
            {
                Name = request.Name,
                Etag = "0",
                Sheet = empty.ToProto(),
            }
            : await WriteAsync(request.Name, "0", key, _ => empty.With(cells), context);
    }

    public override async Task<Proto.CompareYearsResponse> CompareYears(
        Proto.CompareYearsRequest request,
        ServerCallContext context
    )
    {
        if (
            request.Years.Count > MaxYears
            || !request.Years.Zip(request.Years.Skip(1), (a, b) => a.Year < b.Year).All(x => x)
        )
        {
            throw ApiError.InvalidField(
                "years",
                "YEARS_ORDER",
                $"at most {MaxYears}, rising",
                $"年份应从小到大排列，最多 {MaxYears} 年"
            );
        }

        var read = await ReadYearsAsync(request.Years, context.CancellationToken);
        var edition =
            read.Count == 0 ? editions.Editions[0] : read.Select(y => y.Sheet.Edition).MaxBy(e => e.FirstYear)!;
        var years = read.Select(y => (y.Year, editions.RequireMap(y.Sheet.Edition, edition).Map(y.Sheet))).ToArray();
        var answer = new Proto.CompareYearsResponse { Edition = edition.Id };
        answer.Years.Add(years.Select(y => y.Year));
        answer.Notes.Add(read.SelectMany(y => y.Notes).Concat(YearSeries.Notes(years)));
        var asked = request.Cells.Count == 0 ? Printed(edition, years) : CellsOf(edition, request.Cells);
        answer.Cells.Add(asked.Select(c => YearSeries.Of(c, years).ToProto(edition)));
        answer.Findings.Add(YearFindings(read).Select(f => f.ToProto()));
        return answer;
    }

    private async Task<IReadOnlyList<(int Year, Sheet Sheet, IReadOnlyList<string> Notes)>> ReadYearsAsync(
        IEnumerable<Proto.YearSheets> asked,
        CancellationToken cancellation
    )
    {
        var years = new List<(int, Sheet, IReadOnlyList<string>)>();
        foreach (var year in asked)
        {
            var members = year.Sheets.ToMembers("years.sheets", MaxMembers);
            var first = members.Count == 0 ? [] : await reader.FindAsync([members[0]], cancellation);
            if (members.Count == 1 && first is [var only])
            {
                years.Add((year.Year, only.Sheet.Sheet, []));
            }
            else if (members.Count > 1)
            {
                var edition = editions.ForYear(year.Year) ?? editions.Editions[0];
                var sum = await reader.SumAsync(edition, members, cancellation);
                years.Add((year.Year, sum.Total, [.. sum.Notes.Select(n => $"{year.Year}年：{n}")]));
            }
        }

        return years;
    }

    // Each year is held against the one just before it and against all before it.
    private IEnumerable<Finding> YearFindings(IReadOnlyList<(int Year, Sheet Sheet, IReadOnlyList<string> Notes)> years)
    {
        for (var i = 1; i < years.Count; i++)
        {
            var (year, sheet, _) = years[i];
            var previous = years[i - 1];
            var given = new Case(sheet, Stage.Submission, year)
            {
                Previous =
                    previous.Year == year - 1
                        ? PreviousYear.Of(editions, sheet.Edition, [(previous.Year, previous.Sheet, false)])
                        : null,
                History =
                [
                    .. years
                        .Take(i)
                        .Select(y => editions.FindMap(y.Sheet.Edition, sheet.Edition)?.Map(y.Sheet))
                        .OfType<MappedSheet>(),
                ],
                TrendThreshold = options.Value.TrendThreshold,
            };
            foreach (var finding in judge.JudgeAcrossYears(given))
            {
                yield return finding with
                {
                    Message = $"{year}年：{finding.Message}",
                };
            }
        }
    }

    private async Task<PreviousYear?> PreviousAsync(
        Edition edition,
        IReadOnlyCollection<Proto.SheetReference> references,
        CancellationToken cancellation
    )
    {
        var inPart = references.Where(r => r.InPart).Select(r => r.Name).ToHashSet();
        var found = await reader.FindAsync(references.ToMembers("previous", MaxPrevious), cancellation);
        return PreviousYear.Of(
            editions,
            edition,
            [
                .. found.Select(f =>
                    (f.Sheet.Report.Year, f.Sheet.Sheet, inPart.Contains($"{f.Sheet.Report}/statistics"))
                ),
            ]
        );
    }

    // Rows that some sheets print in the place of others are shown where one of the sheets does.
    private static IEnumerable<int> Printed(Edition edition, IReadOnlyList<(int Year, MappedSheet Sheet)> years)
    {
        var idle = edition
            .Alternatives.Where(a => !years.Any(y => y.Sheet.Sheet.Uses(a)))
            .SelectMany(a => a.Own)
            .ToHashSet();
        return Enumerable.Range(0, edition.Cells.Count).Where(c => !idle.Contains(c));
    }

    private static IReadOnlyList<int> CellsOf(Edition edition, RepeatedField<string> terms)
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
