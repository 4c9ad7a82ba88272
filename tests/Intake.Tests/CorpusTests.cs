using Disclosure.Intake.Domain;
using Disclosure.Testing;
using Disclosure.Vocabulary;
using Xunit.Abstractions;

namespace Disclosure.Intake.Tests;

/// <summary>Real reports as text, against their true values.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [CorpusFact]
    public void Nearly_every_figure_is_read_and_none_is_wrong()
    {
        var (shown, read) = (0, 0);
        var wrong = new List<string>();
        foreach (var report in CorpusReport.All)
        {
            var reading = Documents.Read(File.ReadAllBytes(report.File), "txt");
            Assert.True(report.Edition == reading.Sheet.Edition.Id, $"{report.Id} is of edition {report.Edition}.");
            var (total, right) = (0, 0);
            for (var i = 0; i < reading.Sheet.Edition.Cells.Count; i++)
            {
                var name = reading.Sheet.Edition.Cells[i].Name;
                var truth = TruthOf(report, reading.Sheet.Edition.Cells[i]);
                var value = reading.Sheet[i];
                total += truth is null ? 0 : 1;
                right += truth is not null && value.IsNumber && value.Number == truth ? 1 : 0;
                if (value.IsNumber && value.Number != truth && report.Cells.ContainsKey(name))
                {
                    wrong.Add($"{report.Id} {name}: {value}, printed {truth}");
                }
                else if (value.IsNumber && !report.Cells.ContainsKey(name))
                {
                    wrong.Add($"{report.Id} {name}: {value}, not shown");
                }
            }

            (shown, read) = (shown + total, read + right);
            output.WriteLine(
                $"{report.Id}: {right} of {total}; {reading.Year} (printed {report.Year}); {reading.AgencyName} (printed {report.AgencyName}); {string.Join(' ', reading.Sections.SelectMany(s => s.Sections.Prepend(s)).Select(s => s.Name))}"
            );
            if (right < total)
            {
                output.WriteLine(
                    "   missing "
                        + string.Join(
                            ' ',
                            reading
                                .Sheet.Edition.Cells.Where(
                                    (c, i) => TruthOf(report, c) is not null && !reading.Sheet[i].IsNumber
                                )
                                .Select(c => c.Name)
                                .Take(8)
                        )
                );
                output.WriteLine(
                    string.Join(
                        '\n',
                        reading
                            .Findings.Where(f => f.Code.StartsWith("intake", StringComparison.Ordinal))
                            .Select(f => "   " + f.Message)
                    )
                );
            }
        }

        output.WriteLine($"{read} of {shown} figures");
        output.WriteLine(string.Join('\n', wrong));
        Assert.Empty(wrong);
        Assert.True(read >= shown * 0.9, $"{read} of {shown}");
    }

    [CorpusFact]
    public void The_seed_is_read_whole()
    {
        var reading = Documents.Read(
            File.ReadAllBytes(CorpusReport.All.Single(r => r.Id == "baikui-2023").File),
            "txt"
        );
        var printed = reading
            .Sheet.Values.ToArray()
            .Zip(reading.Sheet.Edition.Cells)
            .Where(x => x.Second.Row.StandsFor.Count == 0)
            .ToArray();
        Assert.Equal(190, printed.Count(x => x.First is { IsNumber: true, Digits: 0 }));
        Assert.Equal(10, printed.Count(x => x.First.IsBlank));
        Assert.Equal((2023, "2021"), (reading.Year, reading.Sheet.Edition.Id));
        Assert.Equal("呼兰区白奎镇2023年政府信息公开工作年度报告", reading.Title);
        Assert.Equal("哈尔滨市呼兰区白奎镇人民政府", reading.AgencyName);
        Assert.Equal(new ContactFacts("哈尔滨市呼兰区白奎镇委", "150500", "0451-55206499", ""), reading.Contact);
        Assert.Equal(["preamble", "overview", "problems", "other_matters"], reading.Sections.Select(s => s.Name));
        Assert.Equal(
            [
                "proactive_disclosure",
                "requests",
                "information_management",
                "platform",
                "supervision",
                "issues",
                "improvements",
            ],
            reading.Sections.SelectMany(s => s.Sections).Select(s => s.Name)
        );
        Assert.All(reading.Sections.SelectMany(s => s.Sections), s => Assert.NotEmpty(s.Blocks));
        Assert.DoesNotContain("[bookmark", string.Concat(All(reading).Select(s => s.Text)), StringComparison.Ordinal);
        Assert.Contains(reading.Findings, f => f.Code == "text.residue" && f.Actual == "[bookmark: _GoBack]");
        Assert.Equal(6, reading.Findings.Count(f => f.Code == "text.numbering"));
    }

    // A number with the unit of its own column is that number.
    private static decimal? TruthOf(CorpusReport report, Cell cell) =>
        report.Cells.GetValueOrDefault(cell.Name) is { } plain ? plain
        : report.Raw.GetValueOrDefault(cell.Name) is { } raw
        && cell.Column.Unit.Length > 0
        && raw.EndsWith(cell.Column.Unit, StringComparison.Ordinal)
            ? decimal.Parse(raw[..^cell.Column.Unit.Length])
        : null;

    private static IEnumerable<Section> All(DocumentReading reading) =>
        reading.Sections.SelectMany(s => s.Sections.Prepend(s));
}
