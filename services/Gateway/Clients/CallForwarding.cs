using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Disclosure.Gateway.Clients;

/// <summary>What travels on with every call: who asks, until when, and that the caller gave up.</summary>
internal sealed class CallForwarding(IOptions<GatewayOptions> options, TimeProvider clock)
{
    // Kept back, so that the gateway can still answer after a service ran out of time.
    private static readonly TimeSpan s_reserve = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan _longest = TimeSpan.FromSeconds(options.Value.CallTimeout);

    public CallOptions Of(ServerCallContext context)
    {
        var deadline = clock.GetUtcNow().UtcDateTime + _longest;
        var asked = AskedFor(context);
        return new(HeadersOf(context), asked < deadline ? asked : deadline, context.CancellationToken);
    }

    /// <summary>Of a stream, which lasts as long as its reader reads.</summary>
    public static CallOptions OfStream(ServerCallContext context) =>
        new(HeadersOf(context), AskedFor(context), context.CancellationToken);

    private static DateTime AskedFor(ServerCallContext context) =>
        context.Deadline == DateTime.MaxValue ? DateTime.MaxValue : context.Deadline - s_reserve;

    private static Metadata HeadersOf(ServerCallContext context)
    {
        var headers = new Metadata();
        if (context.GetHttpContext().Request.Headers[ActorHeader.Name].ToString() is { Length: > 0 } actor)
        {
            headers.Add(ActorHeader.Name, actor);
        }

        return headers;
    }
}
