using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Disclosure.Gateway.Clients;

/// <summary>Options of the calls that a request consists of: the actor, the deadline and the caller's cancellation.</summary>
internal sealed class CallOptionsFactory(IOptions<GatewayOptions> options, TimeProvider clock)
{
    // Subtracted from the caller's deadline, so that the gateway can still answer when a service runs out of time.
    private static readonly TimeSpan s_reserve = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan _longest = TimeSpan.FromSeconds(options.Value.CallTimeout);

    // A stream of answers lasts as long as its caller reads.
    private static readonly TimeSpan s_longestStream = TimeSpan.FromHours(2);

    /// <summary>For a call with one answer.</summary>
    /// <remarks>Seconds by the settings (CallTimeout).</remarks>
    public CallOptions Create(ServerCallContext context) => Create(context, _longest);

    /// <summary>For an answer that comes in many messages.</summary>
    public CallOptions CreateForStream(ServerCallContext context) => Create(context, s_longestStream);

    // The caller's deadline less the reserve, or the longest time where that is shorter.
    private CallOptions Create(ServerCallContext context, TimeSpan longest)
    {
        // CallerMiddleware put the actor there; services store it with what they write.
        var headers = new Metadata();
        // Empty on open paths.
        if (context.GetHttpContext().Request.Headers[ActorHeader.Name].ToString() is { Length: > 0 } actor)
        {
            headers.Add(ActorHeader.Name, actor);
            // Intake keeps a queue for each of them.
            headers.Add(CallerHeader.Name, actor);
        }

        // MaxValue stands for a caller without a deadline.
        var deadline = clock.GetUtcNow().UtcDateTime + longest;
        // Where the caller has less time than the reserve, the deadline has passed already and the call fails at once.
        var asked = context.Deadline == DateTime.MaxValue ? deadline : context.Deadline - s_reserve;
        return new(headers, asked < deadline ? asked : deadline, context.CancellationToken);
    }
}
