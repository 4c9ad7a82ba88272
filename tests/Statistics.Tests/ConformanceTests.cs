using System.Text.Json;
using Disclosure.Statistics.Domain;
using Disclosure.Statistics.Rpc;
using Disclosure.Statistics.Tests.Domain;
using Disclosure.Testing;
using Disclosure.Vocabulary;

namespace Disclosure.Statistics.Tests;

/// <summary>The public cases of the cell rules, each judged by the service's own judge.</summary>
public sealed class ConformanceTests
{
    private static readonly string s_folder = Repository.PathOf("tests", "Conformance", "cells");

    private static readonly string[] s_names =
    [
        .. Directory.GetFiles(s_folder, "*.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Cases => [.. s_names];

    [Theory, MemberData(nameof(Cases))]
    public void The_case_gives_exactly_its_findings(string file)
    {
        var given = JsonSerializer.Deserialize<Case>(
            File.ReadAllText(Path.Combine(s_folder, file)),
            JsonSerializerOptions.Web
        )!;
        var edition = EditionFiles.Load().Catalog.Find(given.Edition)!;
        var filled = Sheets.Filled(edition, given.Fill, [.. given.Cells.Select(c => (c.Key, c.Value))]);
        var sheet = new Sheet(edition, filled.Values, given.Remarks);
        var findings = Sheets.Judge.Judge(sheet, Enum.Parse<Stage>(given.Stage, ignoreCase: true), given.Year);
        Assert.Equal(
            given.Expect.Select(e => $"{e.Code} {e.Severity} {string.Join(',', e.Cells)} {e.Expected} {e.Actual}"),
            findings.Select(f =>
                $"{f.Code} {f.Severity.ToString().ToUpperInvariant()} {string.Join(',', f.Cells)} {f.Expected} {f.Actual}"
            )
        );
        Assert.All(findings, f => Assert.EndsWith("。", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_has_a_case_that_passes_and_one_that_fails()
    {
        var codes = Editions.E2021.Rules.Select(r => r.Code).Append("form.edition");
        Assert.All(
            codes,
            code =>
            {
                Assert.Contains($"{code}.pass.json", s_names);
                Assert.Contains(s_names, n => n.StartsWith(code, StringComparison.Ordinal) && n != $"{code}.pass.json");
            }
        );
    }

    private sealed record Case(
        string Edition,
        int Year,
        string Stage,
        string Fill,
        Dictionary<string, string> Cells,
        Dictionary<string, string>? Remarks,
        Expectation[] Expect
    );

    private sealed record Expectation(string Code, string Severity, string[] Cells, string? Expected, string? Actual);
}
