using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Gateway.Access;
using Disclosure.Gateway.Views;
using Disclosure.ResourceNames;
using Google.Api;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Net.Http.Headers;

namespace Disclosure.Gateway.Rpc;

internal sealed partial class DisclosureRpc
{
    private const string ZipType = "application/zip";

    public override async Task BundleReports(
        PublicV1.BundleReportsRequest request,
        IServerStreamWriter<HttpBody> responseStream,
        ServerCallContext context
    )
    {
        try
        {
            await BundleAsync(request, responseStream, context);
        }
        catch
            when (context.GetHttpContext() is { Response.HasStarted: true } http && !StatusWriter.IsGrpc(http.Request))
        {
            // An HTTP answer that has begun can tell its failure only by breaking off.
            http.Abort();
            throw;
        }
    }

    // One report is gathered while the one before it is read: memory is that of two, whatever the region.
    private async Task BundleAsync(
        PublicV1.BundleReportsRequest request,
        IServerStreamWriter<HttpBody> responseStream,
        ServerCallContext context
    )
    {
        var agency = AgencyName.Parse("name", request.Name);
        using var tail = BundleTail.Of(request);
        var members = (await comparables.CountedAsync(agency, request.Year, forwarding.Of(context))).Reports;
        if (members.Count == 0)
        {
            throw new ApiException(
                ErrorCode.FailedPrecondition,
                "REGION_EMPTY",
                $"No report of {request.Year} counts for {agency}.",
                $"本地区还没有审定或发布的{request.Year}年年报，没有可以导出的文件。"
            );
        }

        using var bundle = rendering.RenderBundle(forwarding.OfStream(context));
        var asked = 0;
        var asking = await AskAsync();
        await foreach (var step in bundle.ResponseStream.ReadAllAsync(context.CancellationToken))
        {
            if (step.StepCase == RenderingV1.RenderBundleResponse.StepOneofCase.Entry)
            {
                RequireFormat(step.Entry);
                await asking;
                asking = await AskAsync();
            }
            else if (tail.Of(step.Chunk.Memory) is { IsEmpty: false } bytes)
            {
                NameFile(context, $"{agency.Id}-{request.Year}-{request.Format}.zip");
                await SendAsync(bytes, responseStream, context);
            }
        }

        await asking;
        tail.End();

        // The next report is gathered at once; that it is taken is waited for only before the one after it, as the service
        // takes nothing while it waits for a slow reader. Behind the last report comes the manifest.
        async Task<Task> AskAsync()
        {
            var index = asked++;
            if (index >= members.Count)
            {
                return index == members.Count ? bundle.RequestStream.CompleteAsync() : Task.CompletedTask;
            }

            var member = members[index];
            var order = new RenderingV1.RenderBundleRequest
            {
                Path = BundlePath.Of(member, request.Format),
                Report = await OrderAsync(
                    new() { Name = member.Name, Format = request.Format },
                    forwarding.Of(context)
                ),
            };
            return bundle.RequestStream.WriteAsync(order, context.CancellationToken);
        }
    }

    // Over HTTP the bytes go out as they are: the transcoder would part messages by line ends, which are none of the file's.
    private static async Task SendAsync(
        ReadOnlyMemory<byte> bytes,
        IServerStreamWriter<HttpBody> stream,
        ServerCallContext context
    )
    {
        var http = context.GetHttpContext();
        if (StatusWriter.IsGrpc(http.Request))
        {
            await stream.WriteAsync(
                new() { ContentType = ZipType, Data = UnsafeByteOperations.UnsafeWrap(bytes) },
                context.CancellationToken
            );
            return;
        }

        if (!http.Response.HasStarted)
        {
            http.Response.ContentType = ZipType;
        }

        await http.Response.Body.WriteAsync(bytes, context.CancellationToken);
    }

    // A format that there is none of fails every document alike: said before a byte is sent.
    private static void RequireFormat(RenderingV1.BundleEntry entry)
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

    private static void NameFile(ServerCallContext context, string name)
    {
        var response = context.GetHttpContext().Response;
        if (!response.HasStarted)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(name);
            response.Headers.ContentDisposition = disposition.ToString();
        }
    }
}
