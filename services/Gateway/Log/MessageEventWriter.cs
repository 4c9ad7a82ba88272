using Disclosure.Gateway.Access;
using Grpc.Core;

namespace Disclosure.Gateway.Log;

/// <summary>Events as messages over gRPC, and as JSON one object a line, between which empty lines are the heartbeat.</summary>
internal sealed class MessageEventWriter(IServerStreamWriter<PublicV1.LogLine> messages, ServerCallContext context)
    : IEventWriter
{
    private static readonly byte[] s_emptyLine = "\n"u8.ToArray();

    // The transcoder has no headers of its own to write: it begins with the first message.
    public Task OpenAsync()
    {
        var http = context.GetHttpContext();
        return StatusWriter.IsGrpc(http.Request)
            ? context.WriteResponseHeadersAsync([])
            : http.Response.StartAsync(context.CancellationToken);
    }

    public Task WriteAsync(PublicV1.LogLine line) => messages.WriteAsync(line, context.CancellationToken);

    // HTTP/2 has pings of its own; another empty message would be an event.
    public async Task BeatAsync()
    {
        var http = context.GetHttpContext();
        if (!StatusWriter.IsGrpc(http.Request))
        {
            await http.Response.Body.WriteAsync(s_emptyLine, context.CancellationToken);
            await http.Response.Body.FlushAsync(context.CancellationToken);
        }
    }
}
