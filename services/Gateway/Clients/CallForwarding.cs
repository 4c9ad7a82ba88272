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

    // A stream of answers goes on while its caller listens.
    private static readonly TimeSpan s_longestStream = TimeSpan.FromHours(2);

    public CallOptions Of(ServerCallContext context) => Of(context, _longest);

    /// <summary>For an answer that comes in many parts.</summary>
    public CallOptions OfStream(ServerCallContext context) => Of(context, s_longestStream);

    private CallOptions Of(ServerCallContext context, TimeSpan longest)
    {
        var headers = new Metadata();
        if (context.GetHttpContext().Request.Headers[ActorHeader.Name].ToString() is { Length: > 0 } actor)
        {
            headers.Add(ActorHeader.Name, actor);
        }

        var deadline = clock.GetUtcNow().UtcDateTime + longest;
        var asked = context.Deadline == DateTime.MaxValue ? deadline : context.Deadline - s_reserve;
        return new(headers, asked < deadline ? asked : deadline, context.CancellationToken);
    }
}
