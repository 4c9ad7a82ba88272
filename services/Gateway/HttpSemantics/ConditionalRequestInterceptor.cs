using Disclosure.ApiErrors;
using Disclosure.Gateway.Access;
using Google.Api;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Disclosure.Gateway.HttpSemantics;

/// <summary>
/// Conditional and partial requests of callers of HTTP (RFC 9110, 13 and 14): If-Match becomes the request's etag, answers carry their
/// ETag, If-None-Match is answered 304, and Range cuts a file. Calls over gRPC pass unchanged.
/// </summary>
internal sealed class ConditionalRequestInterceptor : Interceptor
{
    private const string Etag = "etag";

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        var http = context.GetHttpContext();
        if (StatusWriter.IsGrpc(http.Request) || request is not IMessage message)
        {
            return await continuation(request, context);
        }

        ApplyIfMatch(http.Request, message);
        var answer = await continuation(request, context);
        return answer is IMessage body ? (TResponse)Answer(http, body) : answer;
    }

    // A body that names another etag contradicts the header.
    private static void ApplyIfMatch(HttpRequest http, IMessage message)
    {
        var header = http.Headers.IfMatch.ToString();
        if (header.Length == 0)
        {
            return;
        }

        var asked = EntityTag.ParseIfMatch(header);
        if (message.Descriptor.FindFieldByName(Etag) is not { } field)
        {
            throw ApiError.InvalidField(
                "If-Match",
                "ETAG_UNEXPECTED",
                "is not used here",
                "此地址不使用请求头 If-Match，请去掉"
            );
        }

        var given = (string)field.Accessor.GetValue(message);
        if (given.Length > 0 && asked.Length > 0 && given != asked)
        {
            throw ApiError.InvalidField(
                "If-Match",
                "ETAG_DIFFERS",
                "differs from the etag of the body",
                "请求头 If-Match 与正文中的 etag 不一致，请只保留一个"
            );
        }

        field.Accessor.SetValue(message, given.Length > 0 ? given : asked);
    }

    private static object Answer(HttpContext http, IMessage answer)
    {
        if (EntityTag.FindFor(answer) is not { } tag)
        {
            return answer;
        }

        http.Response.Headers.ETag = tag;
        if (!HttpMethods.IsGet(http.Request.Method))
        {
            return answer;
        }

        if (EntityTag.IsAmong(tag, http.Request.Headers.IfNoneMatch))
        {
            StatusOverride.Set(http, StatusCodes.Status304NotModified);
            return answer;
        }

        return answer is HttpBody file ? ByteRange.Apply(http, file, tag) : answer;
    }
}
