using Disclosure.ApiErrors;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Disclosure.Gateway.Requests;

/// <summary>Refuses a request_id that was used for another method or resource: INVALID_ARGUMENT / REQUEST_ID_REUSED.</summary>
/// <remarks>Whether the rest of a repeated request is the same is told by the service that keeps its answer.</remarks>
internal sealed class RequestKeyInterceptor(RequestKeyUses uses) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    ) => GuardAsync((IMessage)request, context, () => continuation(request, context));

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    ) =>
        GuardAsync(
            (IMessage)request,
            context,
            async () =>
            {
                await continuation(request, responseStream, context);
                return 0;
            }
        );

    private async Task<T> GuardAsync<T>(IMessage request, ServerCallContext context, Func<Task<T>> call)
    {
        // One that is no UUID is refused with whatever else is wrong with the request.
        if (!Guid.TryParse(Read(request, "request_id"), out var id))
        {
            return await call();
        }

        var use = $"{context.Method} {Read(request, "name") ?? Read(request, "parent")}";
        if (uses.Take(id, use, out var isNew) != use)
        {
            throw ApiError.RequestIdReused(id);
        }

        try
        {
            return await call();
        }
        catch (Exception error) when (isNew && IsRefusal(error))
        {
            uses.Release(id);
            throw;
        }
    }

    private static string? Read(IMessage message, string field) =>
        message.Descriptor.FindFieldByName(field)?.Accessor.GetValue(message) as string;

    // Nothing was written. After a time-out, or with a service away, something may have been.
    private static bool IsRefusal(Exception error) =>
        error switch
        {
            ApiException api => IsRefusal((StatusCode)api.Code),
            RpcException rpc => IsRefusal(rpc.StatusCode),
            _ => false,
        };

    private static bool IsRefusal(StatusCode code) =>
        code
            is StatusCode.InvalidArgument
                or StatusCode.NotFound
                or StatusCode.AlreadyExists
                or StatusCode.PermissionDenied
                or StatusCode.FailedPrecondition
                or StatusCode.Aborted
                or StatusCode.OutOfRange
                or StatusCode.ResourceExhausted;
}
