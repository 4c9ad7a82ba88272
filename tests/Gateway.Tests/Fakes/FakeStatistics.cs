using Grpc.Core;

namespace Disclosure.Gateway.Tests.Fakes;

/// <summary>Statistics with the figures that a test stores.</summary>
internal sealed class FakeStatistics : StatisticsV1.StatisticsService.StatisticsServiceBase
{
    /// <summary>The answer of every request for figures; without a sheet none are stored.</summary>
    public StatisticsV1.Statistics Stored { get; set; } = new();

    public StatisticsV1.CheckSheetResponse Check { get; set; } = new() { RuleSet = "2021-rules" };

    public StatisticsV1.SumRegionResponse Sum { get; set; } = new();

    public StatisticsV1.CompareYearsResponse Compared { get; set; } = new() { Edition = "2021" };

    public override Task<StatisticsV1.Statistics> GetStatistics(
        StatisticsV1.GetStatisticsRequest request,
        ServerCallContext context
    ) => Task.FromResult(Stored);

    public override Task<StatisticsV1.Statistics> ReplaceStatistics(
        StatisticsV1.ReplaceStatisticsRequest request,
        ServerCallContext context
    ) => Task.FromResult(Written(request.Name, request.Sheet));

    /// <summary>Whether the last reservation was committed.</summary>
    public bool IsCommitted { get; private set; }

    public override async Task ReserveStatistics(
        IAsyncStreamReader<StatisticsV1.ReserveStatisticsRequest> requestStream,
        IServerStreamWriter<StatisticsV1.Statistics> responseStream,
        ServerCallContext context
    )
    {
        IsCommitted = false;
        await requestStream.MoveNext();
        var write = requestStream.Current.Write;
        await responseStream.WriteAsync(new() { Name = write.Name, Sheet = write.Sheet });
        if (await requestStream.MoveNext())
        {
            IsCommitted = requestStream.Current.Commit;
            await responseStream.WriteAsync(Written(write.Name, write.Sheet));
        }
    }

    public override Task<StatisticsV1.Statistics> PinStatistics(
        StatisticsV1.PinStatisticsRequest request,
        ServerCallContext context
    ) => Task.FromResult(Sample.Figures());

    public override Task<StatisticsV1.ListRevisionsResponse> ListRevisions(
        StatisticsV1.ListRevisionsRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new StatisticsV1.ListRevisionsResponse
            {
                Revisions =
                {
                    new StatisticsV1.Revision
                    {
                        Revision_ = 6,
                        Actor = "bo",
                        CreateTime = Sample.Time,
                    },
                    new StatisticsV1.Revision
                    {
                        Revision_ = 5,
                        Actor = "anna",
                        CreateTime = Sample.Time,
                    },
                },
            }
        );

    public override Task<StatisticsV1.Statistics> UpdateCells(
        StatisticsV1.UpdateCellsRequest request,
        ServerCallContext context
    ) => Task.FromResult(Written(request.Name, Sample.Sheet(request.Cells)));

    public override Task<StatisticsV1.Statistics> RestoreStatistics(
        StatisticsV1.RestoreStatisticsRequest request,
        ServerCallContext context
    ) => Task.FromResult(Written(request.Name, Sample.Sheet()));

    public override Task<StatisticsV1.Statistics> PrefillStatistics(
        StatisticsV1.PrefillStatisticsRequest request,
        ServerCallContext context
    ) => Task.FromResult(Written(request.Name, Sample.Sheet(("requests.carried_in.total", "4"))));

    public override Task<StatisticsV1.Statistics> CollectStatistics(
        IAsyncStreamReader<StatisticsV1.CollectStatisticsRequest> requestStream,
        ServerCallContext context
    ) => Task.FromResult(Written("", Sample.Sheet()));

    public override Task<StatisticsV1.CheckSheetResponse> CheckSheet(
        IAsyncStreamReader<StatisticsV1.CheckSheetRequest> requestStream,
        ServerCallContext context
    ) => Task.FromResult(Check);

    public override Task<StatisticsV1.SumRegionResponse> SumRegion(
        IAsyncStreamReader<StatisticsV1.SumRegionRequest> requestStream,
        ServerCallContext context
    ) => Task.FromResult(Sum);

    public override Task<StatisticsV1.CompareYearsResponse> CompareYears(
        IAsyncStreamReader<StatisticsV1.CompareYearsRequest> requestStream,
        ServerCallContext context
    ) => Task.FromResult(Compared);

    public override Task<StatisticsV1.DiffRevisionsResponse> DiffRevisions(
        StatisticsV1.DiffRevisionsRequest request,
        ServerCallContext context
    ) => Task.FromResult(new StatisticsV1.DiffRevisionsResponse { From = 1, To = 3 });

    private static StatisticsV1.Statistics Written(string name, ReportV1.Sheet sheet) =>
        new()
        {
            Name = name,
            Revision = 2,
            Etag = "2",
            Sheet = sheet,
        };
}
