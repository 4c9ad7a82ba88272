using Disclosure.Form;
using Disclosure.Narrative.Domain.Checks;
using Disclosure.Testing;
using Xunit.Abstractions;

namespace Disclosure.Narrative.Tests.Domain.Checks;

/// <summary>
/// Mistakes that clerks make, planted in a report that is otherwise right: tests/Conformance/text/planted-*.tsv, whose README says how
/// they are written. Each is found, and the right wording beside it is left alone.
/// </summary>
public sealed class PlantedMistakeTests(ITestOutputHelper output)
{
    /// <summary>The first set was looked at while the checks were made, the second was written before.</summary>
    [Theory]
    [InlineData("planted-1.tsv", 1.0)]
    [InlineData("planted-2.tsv", 1.0)]
    public void Planted_mistakes_are_found(string file, double leastFound)
    {
        var lines = Load(file);
        var found = 0;
        foreach (var line in lines)
        {
            var findings = Serious(line.Section, line.Wrong).ToArray();
            if (findings.Any(f => f.Code == line.Code && f.Actual.Contains(line.Actual, StringComparison.Ordinal)))
            {
                found++;
            }
            else
            {
                output.WriteLine($"missed {line.Code} {line.Actual}: {line.Wrong}");
                output.WriteLine($"    found {string.Join("; ", findings.Select(f => $"{f.Code} {f.Actual}"))}");
            }
        }

        output.WriteLine($"{file}: {found} of {lines.Count} found");
        Assert.True(found >= leastFound * lines.Count, $"{found} of {lines.Count}");
    }

    [Theory]
    [InlineData("planted-1.tsv")]
    [InlineData("planted-2.tsv")]
    public void The_right_wording_is_left_alone(string file)
    {
        var alarms = Load(file)
            .SelectMany(l => Serious(l.Section, l.Right).Select(f => $"{f.Code} {f.Actual}: {l.Right}"))
            .ToArray();
        Assert.Empty(alarms);
    }

    private static IReadOnlyList<PlantedMistake> Load(string file) =>
        [
            .. File.ReadLines(Repository.PathOf("tests", "Conformance", "text", file))
                .Select(l => l.Split('\t'))
                .Select(p => new PlantedMistake(p[0], p[1], p[2], p[3], p[4])),
        ];

    // Sections that the draft lacks are another test's.
    private static IEnumerable<Finding> Serious(string section, string text) =>
        ProseChecker
            .Check(TextCaseTests.DraftOf(section, text))
            .Where(f =>
                f.Severity != Severity.Note && f.Code is not ("text.missing_section" or "fees.missing_statement")
            );

    private sealed record PlantedMistake(string Section, string Wrong, string Right, string Code, string Actual);
}
