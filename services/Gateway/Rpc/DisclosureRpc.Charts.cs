using Grpc.Core;

namespace Disclosure.Gateway.Rpc;

internal sealed partial class DisclosureRpc
{
    public override async Task<PublicV1.DrawChartResponse> DrawChart(
        PublicV1.DrawChartRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        var parts = await reports.GatherAsync(request.Name, call);
        var order = new RenderingV1.RenderChartRequest
        {
            Kind = request.Kind,
            Sheet = parts.Sheet,
            Year = parts.Report.Year,
            EarlierYears = { await charts.GatherAsync(request.Kind, parts, call) },
        };
        var drawn = await rendering.RenderChartAsync(order, call);
        return new()
        {
            Kind = request.Kind,
            Svg = drawn.Content.ToStringUtf8(),
            Description = drawn.Description,
        };
    }
}
