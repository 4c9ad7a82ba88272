using Disclosure.Filing.Domain.Log;
using Disclosure.TransparencyLog.Witnesses;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Log;

/// <summary>Implements the witness of other agencies' logs.</summary>
/// <remarks>Whoever calls is another agency's log: what it sends is verified by its key and trusted for nothing else.</remarks>
internal sealed class WitnessRpc(Witness witness, ILogStore log, WriteFactory writes)
    : Proto.WitnessService.WitnessServiceBase
{
    public override async Task<Proto.AddCheckpointResponse> AddCheckpoint(
        Proto.AddCheckpointRequest request,
        ServerCallContext context
    )
    {
        var write = writes.Create(request.RequestId, request, context);
        // The witness has its own store, and answers with a status of c2sp.org/tlog-witness.
        var answer = await witness.AddCheckpointAsync(request.Body, context.CancellationToken);
        // Kept for a repeat, which by itself would be a conflict with the first.
        return await StoredAnswer.ParseAsync(
            Proto.AddCheckpointResponse.Parser,
            log.AppendAsync(
                [],
                _ =>
                    StoredAnswer.Format(new Proto.AddCheckpointResponse { Status = answer.Status, Body = answer.Body }),
                write,
                context.CancellationToken
            )
        );
    }
}
