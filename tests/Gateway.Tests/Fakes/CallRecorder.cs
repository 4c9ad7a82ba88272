using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Disclosure.Gateway.Tests.Fakes;

/// <summary>Records every call to the fake services, and fails those that a test wants to fail.</summary>
internal sealed class CallRecorder : Interceptor
{
    private readonly ConcurrentQueue<InnerCall> _calls = new();

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<InnerCall> Calls => [.. _calls];

    /// <summary>The error of a method, by its name as in <see cref="InnerCall.Method"/>.</summary>
    public ConcurrentDictionary<string, RpcException> Failures { get; } = new();

    /// <summary>Whether methods that the fakes do not have are answered with an empty message.</summary>
    public bool AnswersAnything { get; set; }

    /// <summary>Accesses that the gateway appended to the log, which it does by the clock and not with a call.</summary>
    public ConcurrentQueue<FilingV1.AccessRecord> Accesses { get; } = new();

    public void Clear() => _calls.Clear();

    /// <summary>The requests of one type, in the order in which they came.</summary>
    public IReadOnlyList<T> Requests<T>() => [.. Calls.Select(c => c.Request).OfType<T>()];

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        Record(context, request, 1);
        try
        {
            return await continuation(request, context);
        }
        catch (RpcException absent) when (AnswersAnything && absent.StatusCode == StatusCode.Unimplemented)
        {
            return Activator.CreateInstance<TResponse>();
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        Record(context, request, 1);
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (RpcException absent) when (AnswersAnything && absent.StatusCode == StatusCode.Unimplemented)
        {
            // A stream of nothing.
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        Fail(context);
        var messages = new List<TRequest>();
        await foreach (var message in requestStream.ReadAllAsync())
        {
            messages.Add(message);
        }

        var whole = (IMessage)messages[0];
        foreach (var message in messages.Skip(1))
        {
            whole.MergeFrom(((IMessage)message).ToByteString());
        }

        Record(context, whole, messages.Count);
        return await continuation(requestStream, context);
    }

    // The first message is the request; what follows are steps of the same call.
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        Fail(context);
        var recorded = new RecordingReader<TRequest>(requestStream, first => Record(context, first!, 1));
        return continuation(recorded, responseStream, context);
    }

    private sealed class RecordingReader<T>(IAsyncStreamReader<T> inner, Action<T> record) : IAsyncStreamReader<T>
    {
        private bool _isRecorded;

        public T Current => inner.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            var found = await inner.MoveNext(cancellationToken);
            if (found && !_isRecorded)
            {
                _isRecorded = true;
                record(inner.Current);
            }

            return found;
        }
    }

    private void Record(ServerCallContext context, object request, int messages)
    {
        if (request is FilingV1.AppendAccessRequest accesses)
        {
            accesses.Records.ToList().ForEach(Accesses.Enqueue);
        }
        else
        {
            _calls.Enqueue(new(MethodOf(context), (IMessage)request, messages));
        }

        Fail(context);
    }

    private void Fail(ServerCallContext context)
    {
        if (Failures.TryGetValue(MethodOf(context), out var error))
        {
            throw error;
        }
    }

    // "/disclosure.filing.v1.FilingService/GetReport"
    private static string MethodOf(ServerCallContext context) =>
        context.Method[(context.Method.LastIndexOf('.') + 1)..].Replace('/', '.');
}
