using Google.Api;
using Grpc.Core;
using Microsoft.Net.Http.Headers;

namespace Disclosure.Gateway.Documents;

/// <summary>Renders reports and charts, and answers them as files.</summary>
internal sealed class ReportRenderer(
    RenderingV1.RenderingService.RenderingServiceClient rendering,
    RenderRequestComposer composer
)
{
    /// <summary>The document; its file name and the notes on fonts go into the headers of the answer.</summary>
    public async Task<HttpBody> RenderAsync(
        PublicV1.RenderReportRequest request,
        ServerCallContext context,
        CallOptions call
    )
    {
        // Composing asks Filing, Narrative and Statistics.
        var document = await rendering.RenderReportAsync(await composer.ComposeReportAsync(request, call), call);
        SetFileName(context, document.FileName);
        // Headers before the body: neither changes once it is on its way.
        FontsHeader.Add(document.Fonts, context);
        return new() { ContentType = document.ContentType, Data = document.Content };
    }

    /// <summary>The chart as SVG and in words.</summary>
    public async Task<PublicV1.DrawChartResponse> DrawAsync(PublicV1.DrawChartRequest request, CallOptions call)
    {
        var drawn = await rendering.RenderChartAsync(await composer.ComposeChartAsync(request, call), call);
        return new()
        {
            Kind = request.Kind,
            Svg = drawn.Content.ToStringUtf8(),
            Description = drawn.Description,
        };
    }

    /// <summary>Names the file that an HTTP answer is saved as, unless the answer has begun.</summary>
    public static void SetFileName(ServerCallContext context, string name)
    {
        var response = context.GetHttpContext().Response;
        if (!response.HasStarted)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            // RFC 6266: an ASCII name and the Chinese one in UTF-8.
            disposition.SetHttpFileName(name);
            response.Headers.ContentDisposition = disposition.ToString();
        }
    }
}
