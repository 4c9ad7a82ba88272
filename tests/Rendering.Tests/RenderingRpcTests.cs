using Disclosure.ContractMapping;
using Disclosure.Rendering.V1;
using Disclosure.Report.V1;
using Disclosure.Testing;
using Google.Protobuf;
using Grpc.Core;

namespace Disclosure.Rendering.Tests;

public sealed class RenderingRpcTests(RenderingHost host) : IClassFixture<RenderingHost>
{
    private RenderingService.RenderingServiceClient Client => host.Client;

    [Theory]
    [InlineData("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("html", "text/html; charset=utf-8")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("xml", "application/xml")]
    [InlineData("json", "application/json")]
    [InlineData("csv", "text/csv; charset=utf-8")]
    [InlineData("md", "text/markdown; charset=utf-8")]
    [InlineData("txt", "text/plain; charset=utf-8")]
    [InlineData("pdf", "application/pdf")]
    [InlineData("ofd", "application/ofd")]
    [InlineData("png", "image/png")]
    public async Task Every_format_has_its_type_and_its_file_name(string format, string type)
    {
        var answer = await Client.RenderReportAsync(Request(format));
        Assert.Equal(type, answer.ContentType);
        Assert.Equal($"甲乙2023年度报告.{format}", answer.FileName);
        Assert.NotEmpty(answer.Content);
    }

    [Theory]
    [InlineData("pdf", 1, "PAGE_FORMAT")]
    [InlineData("png", 99, "PAGE_UNKNOWN")]
    public async Task A_page_that_cannot_be_drawn_is_refused(string format, int page, string reason)
    {
        var request = Request(format);
        request.Page = page;
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Client.RenderReportAsync(request));
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        var violation = Assert.Single(error.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations);
        Assert.Equal(("page", reason), (violation.Field, violation.Reason));
    }

    [Fact]
    public async Task An_unknown_format_is_refused_with_those_there_are()
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Client.RenderReportAsync(Request("doc")));
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        var status = error.GetRpcStatus()!;
        Assert.Equal("UNKNOWN_FORMAT", status.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
        Assert.Contains(
            "docx、html、xlsx、xml、json、csv、txt、md、pdf、ofd、png",
            status.GetDetail<Google.Rpc.LocalizedMessage>()!.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Characters_that_could_not_be_drawn_as_meant_are_named()
    {
        var request = Request("pdf");
        Assert.Null((await Client.RenderReportAsync(request)).Fonts);
        request.Title = "石堃镇😀2023年政府信息公开工作年度报告";
        request.Sections.Add(
            new Section
            {
                Section_ = "preamble",
                Blocks = { new Block { Paragraph = new() { Runs = { new Run { Text = "石堃镇" } } } } },
            }
        );
        var fonts = (await Client.RenderReportAsync(request)).Fonts;
        Assert.Equal(["😀"], fonts.Missing);
        Assert.Equal(
            ("堃", "仿宋体", "NotoSerifCJKsc-Light"),
            fonts.Fallbacks.Select(f => (f.Character, f.Role, f.Used)).Single()
        );
    }

    [Fact]
    public async Task A_place_to_sign_is_left_in_pdf_alone_and_only_when_asked_for()
    {
        var request = Request("pdf");
        var plain = (await Client.RenderReportAsync(request)).Content;
        request.SignatureField = true;
        var field = (await Client.RenderReportAsync(request)).Content;
        Assert.DoesNotContain(Annotations(plain), f => f.ContainsKey("FT"));
        Assert.Single(Annotations(field), f => f.ContainsKey("FT"));
        request.Format = "ofd";
        Assert.Equal("SIGNATURE_FIELD_FORMAT", await ReasonAsync(request));
    }

    [Fact]
    public async Task A_sheet_of_another_edition_is_refused()
    {
        var request = Request("html");
        request.Sheet = Reports.Zeros(Editions.E2019).ToProto();
        (request.Sheet.Edition, request.Sheet.EditionDigest) = (Editions.E2021.Id, Editions.E2021.Digest);
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Client.RenderReportAsync(request));
        Assert.Equal(
            "SHEET_MALFORMED",
            error.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Single().Reason
        );
    }

    [Fact]
    public async Task References_are_filled_in_and_pictures_must_be_given()
    {
        var request = Request("txt");
        request.Sheet = Reports.Mixed(Editions.E2021).ToProto();
        var section = new Section { Section_ = "overview" };
        section.Blocks.Add(
            new Block { Paragraph = new() { Runs = { new Run { Text = "规章{{proactive.rules.in_force}}件" } } } }
        );
        request.Sections.Add(section);
        var answer = await Client.RenderReportAsync(request);
        Assert.Contains("规章3件", answer.Content.ToStringUtf8(), StringComparison.Ordinal);

        section.Blocks.Add(
            new Block
            {
                Picture = new() { Picture_ = Reports.PixelId, AlternativeText = "照片" },
            }
        );
        Assert.Equal("PICTURE_MISSING", await ReasonAsync(request));
        request.Pictures.Add(
            new PictureFile
            {
                Picture = Reports.PixelId,
                MediaType = "image/png",
                Content = ByteString.CopyFromUtf8("no"),
            }
        );
        Assert.Equal("PICTURE_UNREADABLE", await ReasonAsync(request));
        request.Pictures[0].Content = ByteString.CopyFrom(Reports.Pixel);
        answer = await Client.RenderReportAsync(request);
        Assert.Contains("［图：照片］", answer.Content.ToStringUtf8(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_much_is_refused_by_name()
    {
        var request = Request("txt");
        var section = new Section
        {
            Section_ = "overview",
            Text = new string('甲', Form.ProseLimits.MaxCharacters + 1),
        };
        request.Sections.Add(section);
        Assert.Equal("PROSE_TOO_LONG", await ReasonAsync(request));
        section.Text = "";
        section.Blocks.Add(
            new Block
            {
                Table = new()
                {
                    Rows =
                    {
                        new SmallTableRow { Cells = { "甲" } },
                        new SmallTableRow(),
                    },
                },
            }
        );
        Assert.Equal("TABLE_MALFORMED", await ReasonAsync(request));
        section.Blocks.Clear();
        request.Sections.Clear();
        request.Charts.Add(new ReportChart { Kind = "results" });
        Assert.Equal("CHART_MALFORMED", await ReasonAsync(request));
    }

    [Fact]
    public async Task A_chart_over_years_is_drawn_and_described()
    {
        var sheet = Reports
            .Zeros(Editions.E2021)
            .With(
                new Dictionary<int, Form.CellValue>
                {
                    [Editions.E2021.IndexOf("requests.received.total")] = Form.CellValue.FromInteger(12),
                }
            );
        var request = new RenderChartRequest
        {
            Kind = "five_years",
            Sheet = sheet.ToProto(),
            Year = 2023,
        };
        request.EarlierYears.Add(new YearFigures { Year = 2022, Figures = { ["requests.received.total"] = "3.50" } });
        request.EarlierYears.Add(new YearFigures { Year = 2018, Figures = { ["requests.received.total"] = "9" } });
        var answer = await Client.RenderChartAsync(request);
        Assert.Equal("image/svg+xml", answer.ContentType);
        Assert.Equal(
            "柱状图：近两年政府信息公开申请情况。新收：2022年 3.50件，2023年 12件。办结：2022年 无数据，2023年 0件。结转下年：2022年 无数据，2023年 0件。",
            answer.Description
        );
        request.EarlierYears.Add(new YearFigures { Year = 2022 });
        Assert.Equal("CHART_MALFORMED", await ChartReasonAsync(request));
    }

    [Fact]
    public async Task A_chart_of_no_kind_is_refused_with_those_there_are()
    {
        var request = new RenderChartRequest { Kind = "pie", Sheet = Reports.Zeros(Editions.E2021).ToProto() };
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Client.RenderChartAsync(request));
        Assert.Equal("CHART_UNKNOWN", Reason(error));
        Assert.Contains(
            "图表种类应为 results（办理结果）、applicants（申请人）或 five_years（近五年申请）",
            error.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Single().LocalizedMessage.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Schemas_are_published()
    {
        var schema = await Client.GetSchemaAsync(new() { Schema = "report-v1.xsd" });
        Assert.Contains("urn:disclosure:report:v1", schema.Content.ToStringUtf8(), StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await Client.GetSchemaAsync(new() { Schema = "../report-v1.xsd" })
        );
        Assert.Equal(StatusCode.NotFound, error.StatusCode);
    }

    private static IEnumerable<Dictionary<string, object?>> Annotations(ByteString pdf) =>
        Pdf.Reading.PdfFile.Read(pdf.ToByteArray()).Annotations.Select(a => a.Entries);

    private async Task<string> ReasonAsync(RenderReportRequest request) =>
        Reason(await Assert.ThrowsAsync<RpcException>(async () => await Client.RenderReportAsync(request)));

    private async Task<string> ChartReasonAsync(RenderChartRequest request) =>
        Reason(await Assert.ThrowsAsync<RpcException>(async () => await Client.RenderChartAsync(request)));

    private static string Reason(RpcException error) =>
        error.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Single().Reason;

    private static RenderReportRequest Request(string format) =>
        new()
        {
            Format = format,
            Title = "甲/乙2023年度报告",
            AgencyName = "甲",
            Year = 2023,
            Sheet = Form.Sheet.Empty(Editions.E2021).ToProto(),
        };
}
