using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Rendering.Charts;
using Disclosure.Rendering.Data;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Kept;
using Google.Protobuf;
using Grpc.Core;
using Proto = Disclosure.Rendering.V1;

namespace Disclosure.Rendering.Rpc;

/// <summary>The contract: checks what it was given, has it written, answers.</summary>
internal sealed partial class RenderingRpc(IEnumerable<IReportWriter> writers, DocumentArchive keeper, EditionMemo editions)
    : Proto.RenderingService.RenderingServiceBase
{
    private readonly Dictionary<string, IReportWriter> _writers = writers.ToDictionary(w => w.Format);

    public override Task<Proto.RenderReportResponse> RenderReport(
        Proto.RenderReportRequest request,
        ServerCallContext context
    )
    {
        var writer = WriterOf(request.Format);
        var rendition = writer.Render(request.ToDomain(editions));
        return Task.FromResult(
            new Proto.RenderReportResponse
            {
                Content = UnsafeByteOperations.UnsafeWrap(rendition.Content),
                ContentType = writer.ContentType,
                FileName = $"{FileName(request.Title)}.{writer.Format}",
                Fonts = rendition.Notes.ToProto(),
            }
        );
    }

    public override Task<Proto.RenderChartResponse> RenderChart(
        Proto.RenderChartRequest request,
        ServerCallContext context
    )
    {
        var edition = request.Edition is null ? null : ContentMapping.EditionOf(request.Edition, editions);
        var sheet =
            edition is null ? null
            : request.Sheet is null ? Sheet.Empty(edition)
            : request.Sheet.ToDomain(edition, "sheet");
        var chart = request.Chart.ToDomain(sheet, "chart");
        var description = ChartDescription.Describe(chart);
        return Task.FromResult(
            new Proto.RenderChartResponse
            {
                Content = UnsafeByteOperations.UnsafeWrap(SvgWriter.Write(ChartDrawing.Draw(chart), description)),
                ContentType = "image/svg+xml",
                Description = description,
            }
        );
    }

    public override Task<Proto.Schema> GetSchema(Proto.GetSchemaRequest request, ServerCallContext context) =>
        Schemas.TryGet(request.Schema, out var schema)
            ? Task.FromResult(
                new Proto.Schema
                {
                    Schema_ = request.Schema,
                    Content = UnsafeByteOperations.UnsafeWrap(schema.Content),
                    ContentType = schema.ContentType,
                }
            )
            : throw ApiError.NotFound(
                "SCHEMA_NOT_FOUND",
                $"schemas/{request.Schema}",
                $"没有“{request.Schema}”，可用的是 {string.Join("、", Schemas.Names)}。"
            );

    private IReportWriter WriterOf(string format) => _writers.GetValueOrDefault(format) ?? throw UnknownFormat(format);

    private static string FileName(string title)
    {
        const string Forbidden = "\\/:*?\"<>|";
        return string.Concat(title.Where(c => !char.IsControl(c) && !Forbidden.Contains(c, StringComparison.Ordinal)));
    }

    private ApiException UnknownFormat(string format) =>
        new(
            ErrorCode.InvalidArgument,
            "UNKNOWN_FORMAT",
            $"There is no format '{format}'; there are {string.Join(", ", _writers.Keys)}.",
            $"不支持的格式“{format}”，可用的格式是 {string.Join("、", _writers.Keys)}。"
        )
        {
            Metadata = new Dictionary<string, string> { ["format"] = format },
        };
}
