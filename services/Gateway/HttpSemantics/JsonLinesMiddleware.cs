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
                // An error that came before the first answer is one JSON object.
                if (context.Response.StatusCode == StatusCodes.Status200OK)
                {
                    context.Response.ContentType = OperationBuilder.JsonLines;
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    }
}
