using System.Globalization;
using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.Testing;
using Xunit.Abstractions;

namespace Disclosure.Intake.Tests.Quirks;

/// <summary>
/// A value that cannot be placed stays blank: no figure of any scrambling is wrong. The long run is
/// DISCLOSURE_SCRAMBLINGS=10000.
/// </summary>
public sealed class ScramblingTests(ITestOutputHelper output)
{
    private static readonly int s_count = int.TryParse(
        Environment.GetEnvironmentVariable("DISCLOSURE_SCRAMBLINGS"),
        CultureInfo.InvariantCulture,
        out var count
    )
        ? count
        : 200;

    [Fact]
    public void No_figure_of_a_scrambled_report_is_wrong()
    {
        Sheet[] sheets = [.. Sheets.Real(), .. Enumerable.Range(0, 40).Select(Made)];
        var (shown, right, refused) = (0, 0, 0);
        var wrong = new List<string>();
        for (var seed = 0; seed < s_count; seed++)
        {
            var random = new Random(seed);
            var report = PrintedReport.Of(sheets[seed % sheets.Length], new(), random);
            var text = Scrambling.Write(report, 10 + (seed % 4 * 30), random);
            try
            {
                var score = report.Score(Documents.ReadText(text));
                (shown, right) = (shown + score.Shown, right + score.Right);
                wrong.AddRange(score.Wrong.Select(w => $"{seed}: {w}"));
            }
            catch (ApiException)
            {
                refused++;
            }
        }

        output.WriteLine($"{s_count} scramblings: {right} of {shown} figures, {wrong.Count} wrong, {refused} refused");
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n{string.Join('\n', wrong.Take(40))}");
    }

    private static Sheet Made(int at) =>
        Sheets.Made(at % 2 == 0 ? Editions.E2021 : Editions.E2019, new(at), at % 3 == 0 ? 9 : 900);
}
