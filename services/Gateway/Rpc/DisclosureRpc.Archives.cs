using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Gateway.Access;
using Disclosure.Gateway.Views;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Rpc;

internal sealed partial class DisclosureRpc
{
    public override async Task ReadArchive(
        PublicV1.ReadArchiveRequest request,
        IServerStreamWriter<PublicV1.ReadArchiveItem> responseStream,
        ServerCallContext context
    )
    {
        var stream = forwarding.OfStream(context);
        await foreach (var item in documents.ReadArchiveAsync(request.Archive, request.After, stream))
        {
            var answer = new PublicV1.ReadArchiveItem
            {
                File = item.File,
                Done = item.Done,
                Total = item.Total,
            };
            if (item.Reading is { } reading)
            {
                answer.Reading = await JudgedAsync(reading, forwarding.Of(context));
            }
            else
            {
                answer.Failure = item.Failure;
            }

            await responseStream.WriteAsync(answer, context.CancellationToken);
        }
    }

    public override async Task ImportArchive(
        PublicV1.ImportArchiveRequest request,
        IServerStreamWriter<PublicV1.ImportArchiveItem> responseStream,
        ServerCallContext context
    )
    {
        RequestIds.Require(request.RequestId);
        var parent = AgencyName.Parse("parent", request.Parent);
        var owners = await documentOwners.UnderAsync($"{parent}", forwarding.Of(context));
        var stream = forwarding.OfStream(context);
        await foreach (var item in documents.ReadArchiveAsync(request.Archive, request.After, stream))
        {
            var answer = new PublicV1.ImportArchiveItem
            {
                File = item.File,
                Done = item.Done,
                Total = item.Total,
            };
            try
            {
                if (item.Reading is { } reading)
                {
                    answer.Report = await FileAsync(
                        request.RequestId,
                        item.File,
                        reading,
                        owners,
                        forwarding.Of(context)
                    );
                }
                else
                {
                    answer.Failure = item.Failure;
                }
            }
            catch (ApiException fault) when (IsOfTheDocument((StatusCode)fault.Code))
            {
                answer.Failure = fault.ToStatus();
            }
            catch (RpcException error) when (IsOfTheDocument(error.StatusCode))
            {
                answer.Failure = error.GetRpcStatus() ?? new() { Code = (int)error.StatusCode };
            }

            await responseStream.WriteAsync(answer, context.CancellationToken);
        }
    }

    // A service that is away or out of time would fail every document that follows; the caller goes on later.
    private static bool IsOfTheDocument(StatusCode code) =>
        code
            is StatusCode.InvalidArgument
                or StatusCode.FailedPrecondition
                or StatusCode.NotFound
                or StatusCode.AlreadyExists
                or StatusCode.Aborted
                or StatusCode.ResourceExhausted
                or StatusCode.PermissionDenied;

    private async Task<PublicV1.Report> FileAsync(
        string requestId,
        string file,
        IntakeV1.Reading read,
        DocumentOwners.Known owners,
        CallOptions call
    )
    {
        if (read.Year == 0)
        {
            throw new ApiException(
                ErrorCode.InvalidArgument,
                "YEAR_UNKNOWN",
                "The document does not say which year it reports on.",
                "文件的标题和正文都没有写明报告年度，请在标题中写明年份，或打开该年度的年报后单独导入。"
            );
        }

        var agency = owners.Of(read.AgencyName);
        var name = ReportName.FromId("year", AgencyName.Parse("parent", agency), $"{read.Year}").ToString();

        // Ids of its own for every document of the archive.
        var id = RequestIds.Part(requestId, file);
        if (await ReportView.OrNoneAsync(filing.GetReportAsync(new() { Name = name }, call)) is null)
        {
            await filing.CreateReportAsync(
                new()
                {
                    Parent = agency,
                    ReportId = $"{read.Year}",
                    RequestId = RequestIds.Part(id, "report"),
                },
                call
            );
        }

        var current = await reports.GatherAsync(name, call);
        ReportView.RequireEditable(current.Report);
        var view = await TakeInAsync(new() { Name = name, RequestId = id }, read, current, call);
        (view.Narrative, view.Statistics) = (null, null);
        return view;
    }
}
