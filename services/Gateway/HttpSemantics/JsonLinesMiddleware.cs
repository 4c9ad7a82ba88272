using Disclosure.Gateway.OpenApi;
using Google.Api;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;

namespace Disclosure.Gateway.HttpSemantics;

/// <summary>Names a stream of answers by what it is, one JSON object a line; the transcoder calls it application/json.</summary>
internal sealed class JsonLinesMiddleware(RequestDelegate next)
{
    /// <summary>Stands behind routing, which knows the method.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var method = context.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>()?.MethodDescriptor;
        if (method is { IsServerStreaming: true } && method.OutputType != HttpBody.Descriptor)
        {
            context.Response.OnStarting(() =>
            {
                // An error that came before the first answer is one JSON object; a method may have chosen another form.
                if (context.Response.StatusCode == StatusCodes.Status200OK && IsJson(context.Response.ContentType))
                {
                    context.Response.ContentType = OperationBuilder.JsonLines;
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    }

    private static bool IsJson(string? type) =>
        type is null || type.StartsWith("application/json", StringComparison.Ordinal);
}
