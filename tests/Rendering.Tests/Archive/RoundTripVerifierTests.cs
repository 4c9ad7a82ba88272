using Disclosure.Form;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Verification;
using Disclosure.Testing;

namespace Disclosure.Rendering.Tests.Archive;

public sealed class RoundTripVerifierTests
{
    public static TheoryData<string> Formats => Reports.Formats;

    [Theory, MemberData(nameof(Formats))]
    public void A_document_says_what_it_was_written_from(string format)
    {
        foreach (
            var sheet in (Sheet[])
                [Reports.Mixed(Editions.E2021), Reports.Mixed(Editions.E2021, true), Reports.Mixed(Editions.E2019)]
        )
        {
            Assert.Empty(Compare(format, Reports.Of(sheet), Reports.Of(sheet)));
            Assert.Empty(Compare(format, Reports.Rich(sheet), Reports.Rich(sheet)));
        }
    }

    [CorpusTheory, MemberData(nameof(Formats))]
    public void Real_reports_read_back(string format)
    {
        foreach (var id in Reports.CompleteIds)
        {
            var content = Reports.Real(id);
            Assert.Empty(Compare(format, content, content));
        }
    }

    [Theory, MemberData(nameof(Formats))]
    public void A_figure_that_differs_is_named(string format)
    {
        var sheet = Reports.Zeros(Editions.E2021);
        foreach (
            var name in (string[])["proactive.fees.amount", "requests.granted.research", "proceedings.review.pending"]
        )
        {
            var other = sheet.With(
                new Dictionary<int, CellValue> { [Editions.E2021.IndexOf(name)] = CellValue.FromInteger(7) }
            );
            var difference = Assert.Single(Compare(format, Reports.Of(other), Reports.Of(sheet)));
            Assert.Equal((name, "0", "7"), (difference.Place, difference.Expected, difference.Actual));
        }
    }

    [Theory, MemberData(nameof(Formats))]
    public void Zero_is_not_blank(string format)
    {
        var index = Editions.E2021.IndexOf("requests.received.total");
        var blank = Reports.Zeros(Editions.E2021).With(new Dictionary<int, CellValue> { [index] = CellValue.Blank });
        var difference = Assert.Single(Compare(format, Reports.Of(blank), Reports.Of(Reports.Zeros(Editions.E2021))));
        Assert.Equal(("requests.received.total", "0", ""), (difference.Place, difference.Expected, difference.Actual));
    }

    [Theory, MemberData(nameof(Formats))]
    public void Prose_that_differs_is_named_once(string format)
    {
        if (format == "csv")
        {
            return;
        }

        var sheet = Reports.Zeros(Editions.E2021);
        var prose = Reports.Prose.Select(s =>
            s.Name == "other_matters" ? s with { Blocks = Section.Paragraphs("收取信息处理费。") } : s
        );
        var difference = Assert.Single(Compare(format, Reports.Of(sheet, [.. prose]), Reports.Of(sheet)));
        Assert.StartsWith("prose[", difference.Place, StringComparison.Ordinal);
        Assert.Contains("本年度未收取信息处理费。", difference.Expected, StringComparison.Ordinal);
        Assert.Contains("收取信息处理费。", difference.Actual, StringComparison.Ordinal);
    }

    private static RoundTripDifference[] Compare(string format, ReportContent written, ReportContent asked) =>
        [.. Reports.Catalog.Require(format).Verifier!.Verify(Reports.Writer(format).Write(written), asked)];
}
