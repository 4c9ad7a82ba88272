using Dapper;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Rpc;
using Disclosure.Filing.V1;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using RegionBasis = Disclosure.Filing.V1.RegionBasis;
using ReportVerb = Disclosure.Filing.V1.ReportVerb;

namespace Disclosure.Filing.Tests.Rpc;

/// <summary>The service in the test's process, with builders of requests.</summary>
public sealed class FilingHost : IDisposable
{
    public const string Head = "agency,title,parent,level,kind,creditCode,divisionCode,aliases,validFrom,validTo\n";

    private readonly ServiceUnderTest<FilingRpc> _service;

    /// <param name="database">Connection string of a PostgreSQL database; empty: a SQLite file.</param>
    /// <param name="settings">Further settings by name.</param>
    public FilingHost(string database = "", params (string Name, string Value)[] settings) =>
        _service = new() { Database = database, Settings = settings.ToDictionary(s => s.Name, s => s.Value) };

    /// <summary>The service on a PostgreSQL database of its own; the test is skipped where no server is installed.</summary>
    public static FilingHost CreateOnPostgres(params (string Name, string Value)[] settings) =>
        new(PostgresCluster.NewDatabase(), settings);

    public FilingService.FilingServiceClient Client => _service.Client(c => new FilingService.FilingServiceClient(c));

    public WorkflowService.WorkflowServiceClient Workflow =>
        _service.Client(c => new WorkflowService.WorkflowServiceClient(c));

    public LogService.LogServiceClient Log => _service.Client(c => new LogService.LogServiceClient(c));

    public AccessService.AccessServiceClient Access => _service.Client(c => new AccessService.AccessServiceClient(c));

    public DutyService.DutyServiceClient Duties => _service.Client(c => new DutyService.DutyServiceClient(c));

    public WebhookService.WebhookServiceClient Webhooks =>
        _service.Client(c => new WebhookService.WebhookServiceClient(c));

    /// <summary>The folder of its data.</summary>
    public string Data => _service.Data;
    public RulePackService.RulePackServiceClient RulePacks =>
        _service.Client(c => new RulePackService.RulePackServiceClient(c));

    public RectificationService.RectificationServiceClient Rectifications =>
        _service.Client(c => new RectificationService.RectificationServiceClient(c));

    public OwnedRowService.OwnedRowServiceClient OwnedRows =>
        _service.Client(c => new OwnedRowService.OwnedRowServiceClient(c));

    public Microsoft.Extensions.Time.Testing.FakeTimeProvider Clock => _service.Clock;

    public static Disclosure.Report.V1.Actor Bootstrap => new() { Principal = "bootstrap", Bootstrap = true };

    public static string NewId() => $"{Guid.NewGuid()}";

    /// <summary>Moves a report through the workflow, as the bootstrap administrator.</summary>
    public async Task<Disclosure.Filing.V1.Report> MoveAsync(string report, ReportVerb verb) =>
        verb == ReportVerb.Submit
            ? await Workflow.SubmitReportAsync(
                new()
                {
                    Name = report,
                    RequestId = NewId(),
                    Actor = Bootstrap,
                    Pins = NewPins(),
                }
            )
            : await Workflow.MoveReportAsync(
                new()
                {
                    Name = report,
                    RequestId = NewId(),
                    Actor = Bootstrap,
                    Verb = verb,
                    Reason = "更正数据",
                }
            );

    public static Pins NewPins() =>
        new()
        {
            NarrativeRevision = 3,
            StatisticsRevision = 4,
            Edition = "2021",
            RuleSet = "rules-1",
            VerdictDigest = new string('a', 64),
        };

    public void Dispose() => _service.Dispose();

    public async Task<Agency> AddAsync(string id, string title, string parent = "", string creditCode = "") =>
        await Client.CreateAgencyAsync(NewAgency(id, title, parent, creditCode));

    public static CreateAgencyRequest NewAgency(string id, string title, string parent = "", string creditCode = "") =>
        new()
        {
            AgencyId = id,
            RequestId = $"{Guid.NewGuid()}",
            Agency = new()
            {
                Title = title,
                Parent = parent,
                CreditCode = creditCode,
            },
        };

    public static CreateReportRequest NewReport(string agency, string report) =>
        new()
        {
            Parent = $"agencies/{agency}",
            ReportId = report,
            RequestId = $"{Guid.NewGuid()}",
        };

    public static ImportAgenciesRequest Table(string lines) =>
        new() { Table = ByteString.CopyFromUtf8(Head + lines), RequestId = $"{Guid.NewGuid()}" };

    /// <summary>Moves a report to a state, as the workflow will; its revision grows by 1.</summary>
    internal async Task MoveAsync(string agency, string report, ReportState state, long statistics = 0, int version = 0)
    {
        await using var db = await _service
            .Services.GetRequiredKeyedService<IDatabase>("filing")
            .OpenAsync(CancellationToken.None);
        await db.ExecuteAsync(
            """
            update reports set state = @State, revision = revision + 1, statistics_revision = @Statistics,
                version = @Version
            where name = @Name
            """,
            new
            {
                State = (int)state,
                Statistics = statistics,
                Version = version,
                Name = $"agencies/{agency}/reports/{report}",
            }
        );
    }

    /// <summary>All messages of the stream.</summary>
    public async Task<IReadOnlyList<ListCountedReportsResponse>> ListCountedAsync(
        string agency,
        int year,
        RegionBasis basis = RegionBasis.Unspecified
    )
    {
        using var call = Client.ListCountedReports(
            new()
            {
                Agency = $"agencies/{agency}",
                Year = year,
                Basis = basis,
            }
        );
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }

    /// <summary>The fault of a call that must fail: its code, reason and violations.</summary>
    public static Task<(StatusCode Code, string Reason, IReadOnlyList<string> Violations)> FaultAsync<T>(
        AsyncUnaryCall<T> call
    ) => FaultAsync(() => call.ResponseAsync);

    /// <summary>The fault of a call that must fail: its code, reason and violations.</summary>
    public static async Task<(StatusCode Code, string Reason, IReadOnlyList<string> Violations)> FaultAsync(
        Func<Task> call
    )
    {
        var error = await Assert.ThrowsAsync<RpcException>(call);
        var status = error.GetRpcStatus()!;
        return (
            error.StatusCode,
            status.GetDetail<ErrorInfo>()!.Reason,
            [.. (status.GetDetail<BadRequest>()?.FieldViolations ?? []).Select(v => $"{v.Field} {v.Reason}")]
        );
    }
}
