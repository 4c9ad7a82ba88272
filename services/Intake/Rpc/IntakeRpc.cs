using Disclosure.Intake.Readers;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.Vocabulary.Wire;
using Grpc.Core;
using Proto = Disclosure.Intake.V1;

namespace Disclosure.Intake.Rpc;

/// <summary>The contract.</summary>
internal sealed class IntakeRpc(DocumentDesk desk, ArchiveDesk archives, EditionMemo known)
    : Proto.IntakeService.IntakeServiceBase
{
    public override async Task<Proto.Reading> ReadDocument(Proto.ReadDocumentRequest request, ServerCallContext context)
    {
        var editions = request.Editions.Select(known.Of).ToArray();
        var reading = await desk.ReadAsync(
            request.Content.Memory,
            request.ContentType,
            editions,
            context.CancellationToken
        );
        return ReadingMapping.ToProto(reading);
    }

    public override async Task ReadArchive(
        Proto.ReadArchiveRequest request,
        IServerStreamWriter<Proto.ArchiveItem> responseStream,
        ServerCallContext context
    )
    {
        var editions = request.Editions.Select(known.Of).ToArray();
        var results = archives.ReadAsync(request.Content.Memory, editions, request.After, context.CancellationToken);
        await foreach (var result in results)
        {
            var item = new Proto.ArchiveItem
            {
                File = result.File,
                Done = result.Done,
                Total = result.Total,
            };
            if (result.Reading is { } reading)
            {
                item.Reading = ReadingMapping.ToProto(reading);
            }
            else
            {
                item.Failure = result.Fault?.ToStatus(IntakeModule.FaultDomain);
            }

            await responseStream.WriteAsync(item, context.CancellationToken);
        }
    }
}
