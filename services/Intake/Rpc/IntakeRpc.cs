using Disclosure.Intake.V1;
using Disclosure.Intake.Workers;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;

namespace Disclosure.Intake.Rpc;

/// <summary>The service of the contract, disclosure.intake.v1.IntakeService.</summary>
internal sealed class IntakeRpc(DocumentIntakeService documents, ArchiveIntakeService archives, SandboxCheck sandbox)
    : IntakeService.IntakeServiceBase
{
    public override Task<Reading> ReadDocument(ReadDocumentRequest request, ServerCallContext context) =>
        documents.ReadAsync(request, context.Caller(), context.CancellationToken);

    public override async Task ReadArchive(
        ReadArchiveRequest request,
        IServerStreamWriter<ArchiveItem> responseStream,
        ServerCallContext context
    )
    {
        await foreach (var item in archives.ReadAsync(request, context.Caller(), context.CancellationToken))
        {
            await responseStream.WriteAsync(item, context.CancellationToken);
        }
    }

    public override Task<Sandbox> GetSandbox(GetSandboxRequest request, ServerCallContext context) =>
        Task.FromResult(new Sandbox { MissingWalls = { sandbox.Missing } });
}
