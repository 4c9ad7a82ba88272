using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Rendering.Pictures;
using Disclosure.Rendering.V1;
using Disclosure.Report.V1;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.Testing;
using Google.Protobuf;
using Block = Disclosure.Report.V1.Block;
using ItemList = Disclosure.Report.V1.ItemList;
using Paragraph = Disclosure.Report.V1.Paragraph;
using Section = Disclosure.Report.V1.Section;
using SmallTable = Disclosure.Report.V1.SmallTable;

namespace Disclosure.Rendering.Tests;

/// <summary>The most that Narrative saves (<see cref="ProseLimits"/>) is rendered in every format, in one message.</summary>
public sealed class LargestProseTests(RenderingHost host) : IClassFixture<RenderingHost>
{
    // As Narrative allows them.
    private const int MaxParagraph = 20_000;
    private const int MaxItems = 200;
    private const int MaxRows = 50;
    private const int MaxColumns = 12;
    private const int MaxCell = 1_000;

    private static readonly string[] s_formats =
    [
        "docx",
        "html",
        "xlsx",
        "xml",
        "json",
        "csv",
        "txt",
        "md",
        "pdf",
        "ofd",
    ];

    private static readonly Dictionary<string, Func<IEnumerable<Block>>> s_prose = new()
    {
        ["paragraphs"] = () =>
            Enumerable.Repeat(
                Paragraph(ProseLimits.MaxCharacters / ProseLimits.MaxParagraphs),
                ProseLimits.MaxParagraphs
            ),
        ["long paragraphs"] = () =>
            Enumerable.Repeat(Paragraph(MaxParagraph), ProseLimits.MaxCharacters / MaxParagraph),
        ["items"] = () => Enumerable.Repeat(Items(MaxItems), ProseLimits.MaxParagraphs / MaxItems),
        ["narrow columns"] = () => Enumerable.Repeat(Table((row, column) => column == row % MaxColumns), 1),
        ["one character a row"] = () => Enumerable.Repeat(Table((_, _) => false), ProseLimits.MaxParagraphs / MaxRows),
        ["tall heads"] = () => Enumerable.Repeat(Table((row, _) => row == 0), 3),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var format in s_formats)
            {
                foreach (var kind in s_prose.Keys)
                {
                    cases.Add(format, kind);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Prose_at_the_limit_is_rendered(string format, string kind)
    {
        var request = Request(format, s_prose[kind]());
        Assert.NotEmpty((await host.Client.RenderReportAsync(request)).Content);
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("html")]
    [InlineData("xml")]
    [InlineData("json")]
    [InlineData("pdf")]
    [InlineData("ofd")]
    public async Task Pictures_that_grow_when_they_are_converted_still_fit_into_a_message(string format)
    {
        // Random columns that grow brighter downwards: a few kilobytes as PNG, twelve megabytes as plain pixels.
        var request = Request(format, []);
        for (var seed = 0; seed < 3; seed++)
        {
            var png = Gradient(seed, 2_000);
            var id = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(png));
            request.Pictures.Add(
                new PictureFile
                {
                    Picture = id,
                    MediaType = "image/png",
                    Content = ByteString.CopyFrom(png),
                }
            );
            request
                .Sections[0]
                .Blocks.Add(
                    new Block
                    {
                        Picture = new() { Picture_ = id, AlternativeText = "照片" },
                    }
                );
        }

        var size = (await host.Client.RenderReportAsync(request)).Content.Length;
        Assert.InRange(size, 1, ServiceDefaultsModule.MaxMessageBytes);
    }

    private static byte[] Gradient(int seed, int side)
    {
        var random = new Random(seed);
        var pixels = new byte[side * side * 3];
        random.NextBytes(pixels.AsSpan(0, side * 3));
        for (var i = side * 3; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(pixels[i - (side * 3)] + 1);
        }

        return PngEncoder.Write(pixels, side, side);
    }

    private static RenderReportRequest Request(string format, IEnumerable<Block> blocks) =>
        new()
        {
            Format = format,
            Title = "甲乙2023年度报告",
            AgencyName = "甲",
            Year = 2023,
            Sheet = Form.Sheet.Empty(Editions.E2021).ToProto(),
            Sections =
            {
                new Section { Section_ = "overview", Blocks = { blocks } },
            },
        };

    private static Block Paragraph(int characters) => new() { Paragraph = Words(characters) };

    private static Paragraph Words(int characters) =>
        new() { Runs = { new Run { Text = new string('字', characters) } } };

    private static Block Items(int count)
    {
        var list = new ItemList { Ordered = true };
        list.Items.Add(Enumerable.Repeat(Words(2), count));
        return new() { List = list };
    }

    // Cells that are not long have one character.
    private static Block Table(Func<int, int, bool> isLong)
    {
        var table = new SmallTable { Headed = true };
        for (var row = 0; row < MaxRows; row++)
        {
            var cells = new SmallTableRow();
            for (var column = 0; column < MaxColumns; column++)
            {
                cells.Cells.Add(new string('格', isLong(row, column) ? MaxCell - (2 * MaxColumns) : 1));
            }

            table.Rows.Add(cells);
        }

        return new() { Table = table };
    }
}
