using Google.Protobuf;
using Grpc.Core;

namespace Disclosure.Gateway.Tests.Fakes;

/// <summary>Filing with one report and one region.</summary>
internal sealed class FakeFiling : FilingV1.FilingService.FilingServiceBase
{
    /// <summary>The answer of every request for a context.</summary>
    public FilingV1.ReportContext Context { get; set; } = Sample.Context();

    /// <summary>The messages of the list of counted reports.</summary>
    public List<FilingV1.ListCountedReportsResponse> Counted { get; } = [];

    /// <summary>Agencies by the name that a document gives.</summary>
    public Dictionary<string, string> Agencies { get; } = new() { [""] = Sample.Agency };

    public override Task<FilingV1.Agency> GetAgency(FilingV1.GetAgencyRequest request, ServerCallContext context) =>
        Task.FromResult(Context.Agency);

    public override Task<FilingV1.ListAgenciesResponse> ListAgencies(
        FilingV1.ListAgenciesRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.ListAgenciesResponse { Agencies = { Context.Agency }, NextPageToken = "next" });

    public override Task<FilingV1.Agency> CreateAgency(
        FilingV1.CreateAgencyRequest request,
        ServerCallContext context
    ) => Task.FromResult(request.Agency);

    public override Task<FilingV1.ImportAgenciesResponse> ImportAgencies(
        FilingV1.ImportAgenciesRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new FilingV1.ImportAgenciesResponse
            {
                Added = 3,
                Changes =
                {
                    new FilingV1.ImportedChange
                    {
                        Agency = Sample.Agency,
                        Column = "title",
                        Before = "县财政局",
                        After = "云泽县财政局",
                    },
                },
            }
        );

    public override Task<FilingV1.CheckAgenciesResponse> CheckAgencies(
        FilingV1.CheckAgenciesRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new FilingV1.CheckAgenciesResponse
            {
                Findings =
                {
                    new FilingV1.AgencyFinding
                    {
                        Code = "ROOT_SECOND",
                        Agency = Sample.Agency,
                        Message = "没有上级机关",
                    },
                },
                Total = 1,
            }
        );

    public override async Task ExportAgencies(
        FilingV1.ExportAgenciesRequest request,
        IServerStreamWriter<FilingV1.ExportAgenciesResponse> responseStream,
        ServerCallContext context
    )
    {
        await responseStream.WriteAsync(new() { Table = ByteString.CopyFromUtf8("\uFEFFa\n") });
        await responseStream.WriteAsync(new() { Table = ByteString.CopyFromUtf8("b\n") });
    }

    public override Task<FilingV1.Agency> UpdateAgency(
        FilingV1.UpdateAgencyRequest request,
        ServerCallContext context
    ) => Task.FromResult(request.Agency);

    public override Task<FilingV1.Agency> RenameAgency(
        FilingV1.RenameAgencyRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.Agency { Name = request.Name, Title = request.Title });

    public override Task<FilingV1.ListAgencyChangesResponse> ListAgencyChanges(
        FilingV1.ListAgencyChangesRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new FilingV1.ListAgencyChangesResponse
            {
                Changes =
                {
                    new FilingV1.AgencyChange
                    {
                        Kind = FilingV1.AgencyChangeKind.Renamed,
                        Date = "2024-03-01",
                        Before = "县财政局",
                        After = "云泽县财政局",
                        Actor = "token:1",
                        Fields =
                        {
                            new FilingV1.ChangedField
                            {
                                Field = "title",
                                Before = "县财政局",
                                After = "云泽县财政局",
                            },
                        },
                    },
                },
            }
        );

    public override Task<FilingV1.Report> GetReport(FilingV1.GetReportRequest request, ServerCallContext context) =>
        Task.FromResult(Context.Report);

    public override Task<FilingV1.ListReportsResponse> ListReports(
        FilingV1.ListReportsRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.ListReportsResponse { Reports = { Context.Report } });

    public override Task<FilingV1.Report> CreateReport(
        FilingV1.CreateReportRequest request,
        ServerCallContext context
    ) => Task.FromResult(Sample.Report($"{request.Parent}/reports/{request.ReportId}"));

    public override Task<FilingV1.ReportContext> GetReportContext(
        FilingV1.GetReportContextRequest request,
        ServerCallContext context
    )
    {
        var answer = Context.Clone();
        answer.DocumentAgency = request.DocumentAgency.Length > 0 ? MeantBy(request.DocumentAgency) : "";
        return Task.FromResult(answer);
    }

    // As Filing recognises its own agency, and the others that a test names.
    private string MeantBy(string said) =>
        said == Context.Agency.Title || Context.Agency.Aliases.Contains(said)
            ? Context.Agency.Name
            : Agencies.GetValueOrDefault(said, "");

    public override Task<FilingV1.Agency> ResolveAgency(
        FilingV1.ResolveAgencyRequest request,
        ServerCallContext context
    ) =>
        Agencies.TryGetValue(request.AgencyName, out var agency)
            ? Task.FromResult(new FilingV1.Agency { Name = agency })
            : throw Sample.Error(StatusCode.NotFound, "AGENCY_NOT_FOUND");

    public override async Task ListCountedReports(
        FilingV1.ListCountedReportsRequest request,
        IServerStreamWriter<FilingV1.ListCountedReportsResponse> responseStream,
        ServerCallContext context
    )
    {
        foreach (var part in Counted)
        {
            await responseStream.WriteAsync(part);
        }
    }
}
