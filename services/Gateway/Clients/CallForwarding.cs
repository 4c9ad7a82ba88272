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
        var headers = new Metadata();
        if (context.GetHttpContext().Request.Headers[ActorHeader.Name].ToString() is { Length: > 0 } actor)
        {
            headers.Add(ActorHeader.Name, actor);
        }

        var deadline = clock.GetUtcNow().UtcDateTime + _longest;
        var asked = context.Deadline == DateTime.MaxValue ? deadline : context.Deadline - s_reserve;
        return new(headers, asked < deadline ? asked : deadline, context.CancellationToken);
    }
}
