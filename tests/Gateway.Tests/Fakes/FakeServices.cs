using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Disclosure.Gateway.Tests.Fakes;

/// <summary>The five services behind the gateway, answering what a test sets, in one server of this process.</summary>
internal sealed class FakeServices : IDisposable
{
    private readonly WebApplication _server;

    public FakeServices()
    {
        Workflow = new(Filing);
        var builder = WebApplication.CreateBuilder();
        // What fakes do is no news.
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = null;
            grpc.Interceptors.Add<CallRecorder>();
        });
        builder
            .Services.AddSingleton(Recorder)
            .AddSingleton(Filing)
            .AddSingleton(Workflow)
            .AddSingleton(Access)
            .AddSingleton(Log)
            .AddSingleton(Webhooks)
            .AddSingleton(Narrative)
            .AddSingleton(Statistics)
            .AddSingleton(Rendering)
            .AddSingleton(Intake);
        _server = builder.Build();
        _server.MapGrpcService<FakeFiling>();
        _server.MapGrpcService<FakeWorkflow>();
        _server.MapGrpcService<FakeAccess>();
        // Tests that need an answer of theirs let the recorder answer anything.
        _server.MapGrpcService<FakeDuties>();
        _server.MapGrpcService<FakeLog>();
        _server.MapGrpcService<FakeOwnedRows>();
        _server.MapGrpcService<FakeRectifications>();
        _server.MapGrpcService<FakeRulePacks>();
        _server.MapGrpcService<FakePublications>();
        _server.MapGrpcService<FakeWebhooks>();
        _server.MapGrpcService<FakeWitness>();
        _server.MapGrpcService<FakeNarrative>();
        _server.MapGrpcService<FakeStatistics>();
        _server.MapGrpcService<FakeRendering>();
        _server.MapGrpcService<FakeIntake>();
        ((IHost)_server).Start();
    }

    public CallRecorder Recorder { get; } = new();

    public FakeFiling Filing { get; } = new();

    public FakeWorkflow Workflow { get; }

    public FakeAccess Access { get; } = new();

    public FakeLog Log { get; } = new();

    public FakeWebhooks Webhooks { get; } = new();

    public FakeNarrative Narrative { get; } = new();

    public FakeStatistics Statistics { get; } = new();

    public FakeRendering Rendering { get; } = new();

    public FakeIntake Intake { get; } = new();

    /// <summary>The transport to all of them.</summary>
    public HttpMessageHandler CreateHandler() => _server.GetTestServer().CreateHandler();

    public void Dispose() => ((IDisposable)_server).Dispose();
}

/// <summary>Filing's witness, which answers that it knows a log of seven entries.</summary>
internal sealed class FakeWitness : FilingV1.WitnessService.WitnessServiceBase
{
    public override Task<FilingV1.AddCheckpointResponse> AddCheckpoint(
        FilingV1.AddCheckpointRequest request,
        Grpc.Core.ServerCallContext context
    ) => Task.FromResult(new FilingV1.AddCheckpointResponse { Status = 409, Body = "7\n" });
}

/// <summary>Filing's rule packs, for tests that let the recorder answer anything.</summary>
internal sealed class FakeRulePacks : FilingV1.RulePackService.RulePackServiceBase;

/// <summary>Filing's rectifications, with one item.</summary>
internal sealed class FakeRectifications : FilingV1.RectificationService.RectificationServiceBase
{
    public override Task<ReportV1.Rectification> GetRectification(
        FilingV1.GetRectificationRequest request,
        ServerCallContext context
    ) => Task.FromResult(new ReportV1.Rectification { Name = request.Name, Report = Sample.Name });

    public override Task<FilingV1.JudgeRectificationResponse> JudgeRectification(
        FilingV1.JudgeRectificationRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.JudgeRectificationResponse { Holds = true, Findings = { request.Findings } });

    public override Task<ReportV1.Rectification> MoveRectification(
        FilingV1.MoveRectificationRequest request,
        ServerCallContext context
    ) => Task.FromResult(new ReportV1.Rectification { Name = request.Name });

    public override Task<FilingV1.ExportRectificationsResponse> ExportRectifications(
        FilingV1.ExportRectificationsRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new FilingV1.ExportRectificationsResponse
            {
                Table = Google.Protobuf.ByteString.CopyFromUtf8(request.Subtree ? "all" : "own"),
            }
        );
}

/// <summary>Filing's owned rows: one, which nobody has confirmed.</summary>
internal sealed class FakeOwnedRows : FilingV1.OwnedRowService.OwnedRowServiceBase
{
    public override Task<FilingV1.ListOwnedRowsResponse> ListOwnedRows(
        FilingV1.ListOwnedRowsRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new FilingV1.ListOwnedRowsResponse
            {
                Rows =
                {
                    new ReportV1.OwnedRow { Row = "proactive.rules", Owner = "agencies/si-fa" },
                },
            }
        );

    public override Task<FilingV1.JudgeOwnedRowsResponse> JudgeOwnedRows(
        FilingV1.JudgeOwnedRowsRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new FilingV1.JudgeOwnedRowsResponse
            {
                Findings = { Sample.Finding("rows.unconfirmed", ReportV1.Severity.Warning) },
            }
        );

    public override Task<FilingV1.ListOwnedRowsResponse> AskRowOwners(
        FilingV1.AskRowOwnersRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.ListOwnedRowsResponse());

    public override Task<FilingV1.ListOwnedRowsResponse> AnswerOwnedRows(
        FilingV1.AnswerOwnedRowsRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.ListOwnedRowsResponse());
}

/// <summary>Filing's publications, for tests that let the recorder answer anything.</summary>
internal sealed class FakePublications : FilingV1.PublicationService.PublicationServiceBase;
