using Disclosure.Rendering.Rpc;
using Disclosure.Rendering.V1;
using Disclosure.Testing;
using Disclosure.Vocabulary.Wire;
using Grpc.Core;

namespace Disclosure.Rendering.Tests;

public sealed class RenderingRpcTests : IDisposable
{
    private readonly ServiceUnderTest<RenderingRpc> _service = new();

    private RenderingService.RenderingServiceClient Client =>
        _service.Client(c => new RenderingService.RenderingServiceClient(c));

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("html", "text/html; charset=utf-8")]
    [InlineData("json", "application/json")]
    [InlineData("txt", "text/plain; charset=utf-8")]
    public async Task Every_format_has_its_type_and_its_file_name(string format, string type)
    {
        var answer = await Client.RenderReportAsync(Request(format));
        Assert.Equal(type, answer.ContentType);
        Assert.Equal($"甲乙2023年度报告.{format}", answer.FileName);
        Assert.NotEmpty(answer.Content);
    }

    [Fact]
    public async Task An_unknown_format_is_refused_with_those_there_are()
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Client.RenderReportAsync(Request("doc")));
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        var status = error.GetRpcStatus()!;
        Assert.Equal("UNKNOWN_FORMAT", status.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
        Assert.Contains(
            "docx、html、json、txt",
            status.GetDetail<Google.Rpc.LocalizedMessage>()!.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_sheet_of_another_edition_is_refused()
    {
        var request = Request("html");
        request.Sheet = Reports.Zeros(Editions.E2019).ToProto();
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Client.RenderReportAsync(request));
        Assert.Equal(
            "SHEET_MALFORMED",
            error.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Single().Reason
        );
    }

    private static RenderReportRequest Request(string format) =>
        new()
        {
            Format = format,
            Title = "甲/乙2023年度报告",
            AgencyName = "甲",
            Year = 2023,
            Edition = Editions.Proto2021,
        };
}
