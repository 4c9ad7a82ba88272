using Google.Protobuf;
using Grpc.Core;

namespace Disclosure.Gateway.Tests.Fakes;

/// <summary>Rendering whose documents say only their format and their agency.</summary>
internal sealed class FakeRendering : RenderingV1.RenderingService.RenderingServiceBase
{
    /// <summary>What documents lack in fonts.</summary>
    public RenderingV1.FontNotes? Fonts { get; set; }

    public override Task<RenderingV1.RenderReportResponse> RenderReport(
        RenderingV1.RenderReportRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new RenderingV1.RenderReportResponse
            {
                Content = ByteString.CopyFromUtf8($"{request.Format} of {request.AgencyName}"),
                ContentType = "text/html",
                FileName = "报告.html",
                Fonts = Fonts,
            }
        );

    public override Task<RenderingV1.RenderChartResponse> RenderChart(
        RenderingV1.RenderChartRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new RenderingV1.RenderChartResponse
            {
                Content = ByteString.CopyFromUtf8("<svg/>"),
                Description = "办理结果",
            }
        );

    public override Task<RenderingV1.Schema> GetSchema(
        RenderingV1.GetSchemaRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new RenderingV1.Schema { Content = ByteString.CopyFromUtf8("{}"), ContentType = "application/schema+json" }
        );

    // An entry and its path as bytes for each report; behind the last one "end".
    public override async Task RenderBundle(
        IAsyncStreamReader<RenderingV1.RenderBundleRequest> requestStream,
        IServerStreamWriter<RenderingV1.RenderBundleResponse> responseStream,
        ServerCallContext context
    )
    {
        await foreach (var request in requestStream.ReadAllAsync())
        {
            var failure = request.Report.Format == "doc" ? "UNKNOWN_FORMAT" : "";
            await responseStream.WriteAsync(
                new()
                {
                    Entry = new() { Path = request.Path, Failure = failure },
                }
            );
            await responseStream.WriteAsync(new() { Chunk = ByteString.CopyFromUtf8(request.Path + "\n") });
        }

        await responseStream.WriteAsync(new() { Chunk = ByteString.CopyFromUtf8("end") });
    }
}
