using System.Text.Json;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Regions;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Statistics.Domain.Sheets;
using Disclosure.Statistics.Domain.Years;
using Disclosure.Statistics.Tests.Domain;
using Disclosure.Testing;
using Editions = Disclosure.Testing.Editions;

namespace Disclosure.Statistics.Tests;

/// <summary>The public cases of the rules of figures, each judged by the service's own judge.</summary>
public sealed class ConformanceTests
{
    private static readonly string[] s_names =
    [
        .. new[] { "cells", "carry", "region", "trend" }
            .SelectMany(f => Directory.GetFiles(Repository.PathOf("tests", "Conformance", f), "*.json"))
            .Select(f => Path.GetRelativePath(Repository.PathOf("tests", "Conformance"), f))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Cases => [.. s_names];

    [Theory, MemberData(nameof(Cases))]
    public void The_case_gives_exactly_its_findings(string file)
    {
        var given = JsonSerializer.Deserialize<GivenCase>(
            File.ReadAllText(Repository.PathOf("tests", "Conformance", file)),
            JsonSerializerOptions.Web
        )!;
        var first = Sheets.Checker.Check(given.ToInput());
        Assert.Equal(
            given.Expect.Select(e => $"{e.Code} {e.Severity} {string.Join(',', e.Cells)} {e.Expected} {e.Actual}"),
            first.Findings.Select(f =>
                $"{f.Code} {f.Severity.ToString().ToUpperInvariant()} {string.Join(',', f.Cells)} {f.Expected} {f.Actual}"
            )
        );
        Assert.All(first.Findings, f => Assert.EndsWith("。", f.Message, StringComparison.Ordinal));
        Assert.Equal(
            first.Findings.Select(f => f.Fingerprint),
            Sheets.Checker.Check(given.ToInput()).Findings.Select(f => f.Fingerprint)
        );
        Assert.Distinct(first.Findings.Select(f => f.Fingerprint));
    }

    [Fact]
    public void Every_rule_has_a_case_that_passes_and_one_that_fails()
    {
        var codes = Editions.E2021.Rules.Concat(Editions.E2019.Rules).Select(r => r.Code).Append("form.edition");
        Assert.All(
            codes.Distinct(),
            code =>
            {
                Assert.Contains(s_names, n => Path.GetFileName(n) == $"{code}.pass.json");
                Assert.Contains(
                    s_names,
                    n =>
                        Path.GetFileName(n).StartsWith(code, StringComparison.Ordinal)
                        && !n.EndsWith(".pass.json", StringComparison.Ordinal)
                );
            }
        );
    }

    private sealed record GivenSheet(string Edition, string Fill, Dictionary<string, string> Cells, bool InPart)
    {
        public Sheet ToSheet() =>
            Sheets.Filled(Sheets.Catalog.Find(Edition)!, Fill, [.. Cells.Select(c => (c.Key, c.Value))]);
    }

    private sealed record GivenAgency(string Level, string Kind);

    private sealed record GivenCase(
        string Edition,
        int Year,
        string Stage,
        string Fill,
        Dictionary<string, string> Cells,
        Dictionary<string, string>? Remarks,
        GivenAgency? Office,
        GivenSheet[]? Previous,
        GivenSheet[]? History,
        GivenSheet[]? Peers,
        GivenSheet[]? Members,
        Expectation[] Expect
    )
    {
        public CheckInput ToInput()
        {
            var edition = Sheets.Catalog.Find(Edition)!;
            var filled = new GivenSheet(Edition, Fill, Cells, false).ToSheet();
            var sheet = new Sheet(edition, filled.Values, Remarks);
            return new(sheet, Enum.Parse<CheckStage>(Stage, ignoreCase: true), Year)
            {
                Agency = new(
                    Enum.Parse<AgencyLevel>(Office?.Level ?? "UNSPECIFIED", ignoreCase: true),
                    Enum.Parse<AgencyKind>(Office?.Kind ?? "UNSPECIFIED", ignoreCase: true)
                ),
                Previous = PreviousYear.Create(
                    Sheets.Catalog,
                    edition,
                    [.. (Previous ?? []).Select(p => (Year - 1, p.ToSheet(), p.InPart))]
                ),
                History = Mapped(History, edition),
                Peers = Mapped(Peers, edition),
                Region = Members is null ? null : Sum(edition, Members),
            };
        }

        private static MappedSheet[] Mapped(GivenSheet[]? sheets, Edition edition) =>
            [
                .. (sheets ?? [])
                    .Select(s => s.ToSheet())
                    .Select(s => Sheets.Catalog.RequireMap(s.Edition, edition).Map(s)),
            ];

        private static RegionTotal Sum(Edition edition, GivenSheet[] members)
        {
            var builder = new RegionSumBuilder(Sheets.Catalog, edition);
            foreach (var sheet in members.Select(m => m.ToSheet()))
            {
                builder.Add(sheet.Edition, PackedCells.Pack(sheet.Values));
            }

            return new(
                builder.BuildTotal(),
                members.Length,
                new Dictionary<int, IReadOnlyList<CellContribution>>(),
                builder.BuildNotes()
            );
        }
    }

    private sealed record Expectation(string Code, string Severity, string[] Cells, string? Expected, string? Actual);
}
