using Disclosure.ApiErrors;
using Disclosure.Gateway.Clients;
using Disclosure.Gateway.Composition;
using Disclosure.Gateway.Documents;
using Disclosure.ResourceNames;
using Google.Api;
using Grpc.Core;

namespace Disclosure.Gateway.Regions;

/// <summary>Streams a region's reports as one ZIP while they are rendered.</summary>
internal sealed class RegionBundler(
    CountedReportsReader counted,
    RenderingV1.RenderingService.RenderingServiceClient rendering,
    RenderRequestComposer composer,
    CallOptionsFactory calls
)
{
    /// <summary>FAILED_PRECONDITION / REGION_EMPTY, INVALID_ARGUMENT / UNKNOWN_FORMAT, ABORTED / BUNDLE_CHANGED.</summary>
    public Task BundleAsync(
        PublicV1.BundleReportsRequest request,
        IServerStreamWriter<HttpBody> stream,
        ServerCallContext context
    ) =>
        FileResponseWriter.BreakOffOnErrorAsync(
            context,
            () => StreamAsync(request, new(stream, context, "application/zip"), context)
        );

    // The order of checks is that of the answer: everything that can be refused is, before the first byte.
    private async Task StreamAsync(
        PublicV1.BundleReportsRequest request,
        FileResponseWriter response,
        ServerCallContext context
    )
    {
        var agency = AgencyName.Parse("name", request.Name);
        // A malformed offset or digest costs no call.
        using var filter = BundleResumeFilter.Parse(request);
        var region = await counted.ReadAsync(agency, request.Year, calls.Create(context));
        if (region.Reports.Count == 0)
        {
            throw new ApiException(
                ErrorCode.FailedPrecondition,
                "REGION_EMPTY",
                $"No report of {request.Year} counts for {agency}.",
                $"本地区还没有审定或发布的{request.Year}年年报，没有可以导出的文件。"
            );
        }

        // Both directions flow at once: reports go in while the ZIP comes out.
        using var bundle = rendering.RenderBundle(calls.CreateForStream(context));
        var feed = new BundleRequestFeed(region.Reports, bundle.RequestStream, ComposeAsync);
        var sending = await feed.SendNextAsync(context.CancellationToken);
        await foreach (var step in bundle.ResponseStream.ReadAllAsync(context.CancellationToken))
        {
            // An entry says that a report was taken; its bytes follow.
            if (step.StepCase == RenderingV1.RenderBundleResponse.StepOneofCase.Entry)
            {
                ValidateFormat(step.Entry);
                await sending;
                sending = await feed.SendNextAsync(context.CancellationToken);
            }
            else if (filter.Filter(step.Chunk.Memory) is { IsEmpty: false } bytes)
            {
                await response.WriteAsync(bytes, $"{agency.Id}-{request.Year}-{request.Format}.zip");
            }
        }

        await sending;
        // A caller who has more bytes than there are has another file.
        filter.Complete();

        // Each report has the time of a call of its own.
        async Task<RenderingV1.RenderBundleRequest> ComposeAsync(FilingV1.PinnedReport report) =>
            new()
            {
                Path = BundleEntryPath.Create(report, request.Format),
                Report = await composer.ComposeReportAsync(
                    new() { Name = report.Name, Format = request.Format },
                    calls.Create(context)
                ),
            };
    }

    // An unknown format fails every document alike, so it is refused before the first byte is sent.
    private static void ValidateFormat(RenderingV1.BundleEntry entry)
    {
        if (entry.Failure == "UNKNOWN_FORMAT")
        {
            throw new ApiException(
                ErrorCode.InvalidArgument,
                entry.Failure,
                "There is no such format.",
                entry.FailureMessage
            );
        }
    }
}
