using System.Collections.Concurrent;
using Disclosure.ApiErrors;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>
/// Refuses requests that lack a field that the contract annotates as REQUIRED, so that no method has to check for it. Names all missing
/// fields at once: INVALID_FIELDS / FIELD_REQUIRED.
/// </summary>
public sealed class RequiredFieldsInterceptor : Interceptor
{
    // The annotations are read once for each message type.
    private static readonly ConcurrentDictionary<MessageDescriptor, FieldDescriptor[]> s_required = new();

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        if (request is IMessage message)
        {
            Require(message);
        }

        return continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        if (request is IMessage message)
        {
            Require(message);
        }

        return continuation(request, responseStream, context);
    }

    /// <summary>Checks a message, such as a request merged from a stream. INVALID_FIELDS / FIELD_REQUIRED.</summary>
    public static void Require(IMessage message)
    {
        List<FieldViolation>? missing = null;
        foreach (var field in s_required.GetOrAdd(message.Descriptor, RequiredFields))
        {
            if (IsMissing(field, message))
            {
                (missing ??= []).Add(new(field.Name, "FIELD_REQUIRED", "is required", $"缺少必填项 {field.Name}"));
            }
        }

        if (missing is not null)
        {
            throw ApiError.InvalidFields(missing);
        }
    }

    private static FieldDescriptor[] RequiredFields(MessageDescriptor message) =>
        [
            .. message
                .Fields.InDeclarationOrder()
                .Where(f =>
                    f.GetOptions()
                        ?.GetExtension(FieldBehaviorExtensions.FieldBehavior)
                        ?.Contains(FieldBehavior.Required)
                    ?? false
                ),
        ];

    // In proto3 a field with its default value cannot be told from an absent one.
    private static bool IsMissing(FieldDescriptor field, IMessage message) =>
        field.Accessor.GetValue(message) switch
        {
            null or "" or 0 or 0L => true,
            ByteString bytes => bytes.IsEmpty,
            System.Collections.ICollection many => many.Count == 0,
            System.Enum number => Convert.ToInt32(number) == 0,
            _ => false,
        };
}
