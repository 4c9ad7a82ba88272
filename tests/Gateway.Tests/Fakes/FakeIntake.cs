using Grpc.Core;

namespace Disclosure.Gateway.Tests.Fakes;

/// <summary>Intake that reads the same from every document.</summary>
internal sealed class FakeIntake : IntakeV1.IntakeService.IntakeServiceBase
{
    public IntakeV1.Reading Reading { get; set; } = Sample.Reading();

    /// <summary>The documents of every archive.</summary>
    public List<IntakeV1.ArchiveItem> Archive { get; } = [];

    public override Task<IntakeV1.Reading> ReadDocument(
        IntakeV1.ReadDocumentRequest request,
        ServerCallContext context
    ) => Task.FromResult(Reading);

    public override async Task ReadArchive(
        IntakeV1.ReadArchiveRequest request,
        IServerStreamWriter<IntakeV1.ArchiveItem> responseStream,
        ServerCallContext context
    )
    {
        foreach (var item in Archive)
        {
            await responseStream.WriteAsync(item);
        }
    }

    /// <summary>Walls that its machine lacks.</summary>
    public List<string> MissingWalls { get; } = [];

    public override Task<IntakeV1.Sandbox> GetSandbox(IntakeV1.GetSandboxRequest request, ServerCallContext context) =>
        Task.FromResult(new IntakeV1.Sandbox { MissingWalls = { MissingWalls } });
}
