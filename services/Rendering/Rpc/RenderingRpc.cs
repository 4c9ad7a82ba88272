using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Rendering.Archive;
using Disclosure.Rendering.Charts;
using Disclosure.Rendering.Formats;
using Google.Protobuf;
using Grpc.Core;
using Proto = Disclosure.Rendering.V1;

namespace Disclosure.Rendering.Rpc;

/// <summary>The gRPC service: maps requests to the domain, renders, maps the answers back.</summary>
internal sealed partial class RenderingRpc(FormatCatalog formats, DocumentArchive archive, EditionCatalog editions)
    : Proto.RenderingService.RenderingServiceBase
{
    public override Task<Proto.RenderReportResponse> RenderReport(
        Proto.RenderReportRequest request,
        ServerCallContext context
    )
    {
        var format = formats.Require(request.Format);
        var rendered = format.Writer.Render(request.ToDomain(format, editions));
        return Task.FromResult(
            new Proto.RenderReportResponse
            {
                Content = UnsafeByteOperations.UnsafeWrap(rendered.Content),
                ContentType = format.MediaType,
                FileName = $"{FileName(request.Title)}.{format.Name}",
                Fonts = rendered.Notes.ToProto(),
            }
        );
    }

    public override Task<Proto.RenderChartResponse> RenderChart(
        Proto.RenderChartRequest request,
        ServerCallContext context
    )
    {
        var sheet = request.Sheet.ToDomain(editions, "sheet");
        var chart = ChartMapping.Build(request.Kind, sheet, request.Year, request.EarlierYears, "kind");
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

    public override Task<Proto.Schema> GetSchema(Proto.GetSchemaRequest request, ServerCallContext context)
    {
        var schema =
            formats.Schemas.FirstOrDefault(s => s.Name == request.Schema)
            ?? throw ApiError.NotFound(
                "SCHEMA_NOT_FOUND",
                $"schemas/{request.Schema}",
                $"没有“{request.Schema}”，可用的是 {string.Join("、", formats.Schemas.Select(s => s.Name))}。"
            );
        return Task.FromResult(
            new Proto.Schema
            {
                Schema_ = schema.Name,
                Content = UnsafeByteOperations.UnsafeWrap(schema.Content),
                ContentType = schema.MediaType,
            }
        );
    }

    // The title without the characters that file systems refuse.
    private static string FileName(string title)
    {
        const string Forbidden = "\\/:*?\"<>|";
        return string.Concat(title.Where(c => !char.IsControl(c) && !Forbidden.Contains(c, StringComparison.Ordinal)));
    }
}
