using System.Globalization;
using System.Security.Cryptography;
using Disclosure.Form;
using Disclosure.Rendering.Charts;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Formats;
using Disclosure.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Rendering.Tests;

/// <summary>Reports to render.</summary>
internal static class Reports
{
    /// <summary>Every format that the service registers.</summary>
    public static FormatCatalog Catalog { get; } =
        new ServiceCollection()
            .AddFormats()
            .AddSingleton(TestFonts.Library)
            .AddSingleton(TestFonts.Subsets)
            .BuildServiceProvider()
            .GetRequiredService<FormatCatalog>();

    /// <summary>The names of the formats that are the whole report.</summary>
    public static TheoryData<string> Formats =>
        [.. FormatCatalog.Names(Catalog.All.Where(f => f.Verifier is not null))];

    public static IReportWriter Writer(string format) => Catalog.Require(format).Writer;

    public static IReadOnlyList<Section> Prose { get; } =
    [
        new(
            "preamble",
            "",
            Section.Paragraphs("根据《中华人民共和国政府信息公开条例》编制本报告，统计期限为2023年1月1日至12月31日。"),
            []
        ),
        new(
            "overview",
            "",
            Section.Paragraphs("全年公开工作平稳有序。"),
            [
                new(
                    "proactive_disclosure",
                    "",
                    [
                        new Heading(3, "公开数量"),
                        new Paragraph("主动公开信息12条。"),
                        new Heading(4, "分类"),
                        new Paragraph([new("其中", true), new("规划类<3>条 & 其他9条。")]),
                    ],
                    []
                ),
                new("requests", "", Section.Paragraphs("未收到申请。"), []),
            ]
        ),
        new(
            "problems",
            "",
            [],
            [
                new("issues", "", Section.Paragraphs("更新不够及时。"), []),
                new("improvements", "", Section.Paragraphs("建立台账。"), []),
            ]
        ),
        new("other_matters", "", Section.Paragraphs("本年度未收取信息处理费。"), []),
    ];

    public static ReportContent Of(
        Sheet sheet,
        IReadOnlyList<Section>? prose = null,
        string title = "临阳县青禾镇人民政府2023年政府信息公开工作年度报告"
    ) => new(title, "临阳县青禾镇人民政府", 2023, prose ?? Prose, sheet);

    /// <summary>Every cell its own number, with a blank, a figure that does not apply and a remark among them.</summary>
    public static Sheet Mixed(Edition edition, bool useAlternatives = false)
    {
        var values = Enumerable.Range(1, edition.Cells.Count).Select(i => CellValue.FromInteger(i)).ToArray();
        foreach (var alternative in edition.Alternatives)
        {
            foreach (var i in useAlternatives ? alternative.Replaced : alternative.Own)
            {
                values[i] = CellValue.Blank;
            }
        }

        var remarked = edition.IndexOf("proactive.normative_documents.issued");
        values[0] = CellValue.Blank;
        values[1] = CellValue.NotApplicable;
        var remarks = new Dictionary<string, string>();
        if (remarked >= 0)
        {
            values[remarked] = CellValue.Blank;
            remarks.Add("proactive.normative_documents.issued", "22（其中修订16件）");
        }

        return new(edition, values, remarks);
    }

    public static Sheet Zeros(Edition edition)
    {
        var values = Enumerable.Repeat(CellValue.FromInteger(0), edition.Cells.Count).ToArray();
        foreach (var i in edition.Alternatives.SelectMany(a => a.Own))
        {
            values[i] = CellValue.Blank;
        }

        return new(edition, values);
    }

    public static TheoryData<string, bool> Variants =>
        new()
        {
            { "2021", false },
            { "2021", true },
            { "2019", false },
        };

    public static Sheet Variant(string edition, bool alternatives) =>
        Mixed(edition == "2021" ? Editions.E2021 : Editions.E2019, alternatives);

    /// <summary>A chart of a sheet's edition.</summary>
    public static BarChart Chart(string kind, Sheet sheet) =>
        ChartBuilder.Build(sheet.Edition.Charts.Find(kind)!, sheet, []);

    /// <summary>A picture of one pixel.</summary>
    public static byte[] Pixel { get; } =
        Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        );

    public static string PixelId { get; } = Convert.ToHexStringLower(SHA256.HashData(Pixel));

    /// <summary>Everything that prose may hold, and charts.</summary>
    public static ReportContent Rich(Sheet sheet)
    {
        Section[] prose =
        [
            new(
                "overview",
                "",
                [
                    new Heading(3, "亮点"),
                    new ItemList(
                        true,
                        [new Paragraph("健全制度。"), new Paragraph([new("优化", true), new("平台。")])]
                    ),
                    new ItemList(false, [new Paragraph("一点。")]),
                    new SmallTable(
                        "表1 解读",
                        true,
                        [
                            ["形式", "数量"],
                            ["图文<1>", "21"],
                        ]
                    ),
                    new SmallTable(
                        "",
                        false,
                        [
                            ["甲", "乙"],
                        ]
                    ),
                    new PictureBlock(PixelId, "图1 专区", "政务公开专区的照片"),
                    new ItemList(true, [new Paragraph("重新编号。")]),
                ],
                [new("requests", "", Section.Paragraphs("收到申请若干件。"), [])]
            ),
        ];
        var chart = Chart("applicants", sheet);
        Assert.True(RasterImage.TryRead(Pixel, out var image));
        return Of(sheet, prose) with
        {
            Pictures = new Dictionary<string, RasterImage> { [PixelId] = image! },
            Charts = new[]
            {
                new DocumentFigure(chart.Title, ChartDescription.Describe(chart), ChartDrawing.Draw(chart)),
            }.ToLookup(_ => "requests"),
        };
    }

    /// <summary>Real reports whose tables are complete: their figures as written down, their lines as prose.</summary>
    public static string[] CompleteIds { get; } =
    ["baikui-2023", "hongze-2023", "hongze-2024", "huaian-2024", "shuyang-2025"];

    public static TheoryData<string> Complete => [.. CompleteIds];

    public static ReportContent Real(string id)
    {
        var report = CorpusReport.All.Single(r => r.Id == id);
        var edition = report.Edition == "2021" ? Editions.E2021 : Editions.E2019;
        var values = new CellValue[edition.Cells.Count];
        foreach (var (cell, number) in report.Cells)
        {
            if (number is not null)
            {
                var printed = report.Raw.GetValueOrDefault(cell, "");
                Assert.True(
                    CellValue.TryParse(printed, out var value)
                        || CellValue.TryParse(number.Value.ToString(CultureInfo.InvariantCulture), out value)
                );
                values[edition.IndexOf(cell)] = value;
            }
        }

        Section[] prose = [new("overview", "", Section.Paragraphs(File.ReadAllText(report.File)), [])];
        return new(report.Title, report.AgencyName, report.Year, prose, new Sheet(edition, values));
    }
}
