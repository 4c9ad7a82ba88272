using Google.Protobuf.Collections;
using Grpc.Core;

namespace Disclosure.Gateway.Composition;

/// <summary>Requests that travel as a stream because their lists are long: the first message says all but further members.</summary>
internal static class ClientStreaming
{
    /// <summary>Members of one message. 5,000 references are about 1 MiB.</summary>
    public const int ChunkSize = 5_000;

    /// <summary>Spreads members over messages: the first is <paramref name="first"/>, the others hold nothing but members.</summary>
    /// <param name="list">The field of the members.</param>
    public static IEnumerable<TRequest> Split<TRequest, TMember>(
        TRequest first,
        IEnumerable<TMember> members,
        Func<TRequest, RepeatedField<TMember>> list
    )
        where TRequest : new()
    {
        // Lists are split lazily: only one message is built ahead of the one that is written.
        // Takes the first message as given and goes on with new ones.
        var message = first;
        foreach (var chunk in members.Chunk(ChunkSize))
        {
            list(message).AddRange(chunk);
            yield return message;
            message = new();
        }

        // Without members the first message is the whole request.
        if (ReferenceEquals(message, first))
        {
            yield return first;
        }
    }

    /// <summary>Writes every message and waits for the answer.</summary>
    public static async Task<TResponse> SendAsync<TRequest, TResponse>(
        this AsyncClientStreamingCall<TRequest, TResponse> call,
        IEnumerable<TRequest> messages
    )
    {
        using (call)
        {
            try
            {
                // One after the other: gRPC allows one write at a time.
                foreach (var message in messages)
                {
                    await call.RequestStream.WriteAsync(message);
                }

                await call.RequestStream.CompleteAsync();
            }
            catch (Exception error) when (error is RpcException or InvalidOperationException)
            {
                // The service refused before it read everything; its answer, awaited below, says why.
            }

            return await call.ResponseAsync;
        }
    }
}
