using Grpc.Core;

namespace Disclosure.Testing;

/// <summary>Calls whose request is a stream.</summary>
public static class ClientStreams
{
    /// <summary>Sends the messages one after another and answers what the service says to them all.</summary>
    public static async Task<TResponse> SendAsync<TRequest, TResponse>(
        this AsyncClientStreamingCall<TRequest, TResponse> call,
        params IEnumerable<TRequest> messages
    )
    {
        using (call)
        {
            try
            {
                foreach (var message in messages)
                {
                    await call.RequestStream.WriteAsync(message);
                }

                await call.RequestStream.CompleteAsync();
            }
            catch (RpcException)
            {
                // The service has answered before it heard all; its answer says why.
            }

            return await call;
        }
    }
}
