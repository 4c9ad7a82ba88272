using Disclosure.Filing.Domain;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using Grpc.Core;
using Proto = Disclosure.Report.V1;

namespace Disclosure.Filing.Rpc;

/// <summary>Creates what is recorded with a write.</summary>
/// <remarks>The clock is injected, so that tests move it.</remarks>
internal sealed class WriteFactory(TimeProvider clock)
{
    /// <summary>Now, in whole milliseconds, as times are stored.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>A write whose request names its actor. INVALID_FIELDS / REQUEST_ID_FORMAT.</summary>
    /// <remarks>A repeat is the same request of the same principal, whatever roles they have by then.</remarks>
    public WriteMetadata Create<T>(string requestId, T request, Proto.Actor actor)
        where T : class, IMessage<T>, IDeepCloneable<T>
    {
        IMessage keyed = request.Clone();
        // By reflection over the descriptor: every request with an actor has it in a field of this name.
        keyed
            .Descriptor.FindFieldByName("actor")
            .Accessor.SetValue(keyed, new Proto.Actor { Principal = actor.Principal });
        return new(RequestKey.Create(requestId, keyed), actor.Principal, Now);
    }

    /// <summary>A write whose call names the actor in a header. INVALID_FIELDS / REQUEST_ID_FORMAT.</summary>
    /// <remarks>For methods of the contract that name no actor; the header is set by the gateway.</remarks>
    public WriteMetadata Create(string requestId, IMessage request, ServerCallContext context) =>
        new(RequestKey.Create(requestId, request), context.Actor(), Now);
}
