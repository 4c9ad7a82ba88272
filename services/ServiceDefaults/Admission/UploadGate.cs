using System.IO.Pipelines;
using Disclosure.ApiErrors;
using Disclosure.ServiceDefaults.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Disclosure.ServiceDefaults.Admission;

/// <summary>
/// Stands before gRPC methods: a request is read into memory once the budget has room for it, and counts until it is answered.
/// </summary>
public static class UploadGate
{
    /// <summary>Puts the gate before every endpoint of the builder.</summary>
    /// <param name="most">Bytes of the largest message.</param>
    /// <remarks>Every message counts, however small.</remarks>
    public static void UseUploadGate(this IEndpointConventionBuilder endpoints, UploadBudget budget, long most) =>
        endpoints.Add(endpoint =>
        {
            if (endpoint.RequestDelegate is { } next)
            {
                endpoint.RequestDelegate = context =>
                    PassAsync(
                        context,
                        next,
                        budget,
                        CallerHeader.Shorten(context.Request.Headers[CallerHeader.Name]),
                        free: 0,
                        most
                    );
            }
        });

    /// <summary>Lets one gRPC request pass.</summary>
    /// <param name="caller">Whose request it is: one caller does not take all room.</param>
    /// <param name="free">A message of at most so many bytes needs no room.</param>
    /// <param name="most">Bytes of the largest message.</param>
    public static async Task PassAsync(
        HttpContext context,
        RequestDelegate next,
        UploadBudget budget,
        string caller,
        long free,
        long most
    )
    {
        IDisposable? room = null;
        var body = new MeteredBody(context.Request.BodyReader, ReserveAsync, most);
        // gRPC reads the body through this feature.
        context.Features.Set<IRequestBodyPipeFeature>(new Body(body));
        try
        {
            await next(context);
        }
        finally
        {
            // Held until the call has ended: the message lives that long.
            room?.Dispose();
        }

        // Outside the interceptors, which begin with a whole message.
        async Task ReserveAsync(long bytes, CancellationToken cancellation)
        {
            if (bytes <= free)
            {
                return;
            }

            try
            {
                room = await budget.EnterAsync(caller, bytes, cancellation);
            }
            catch (ApiException busy)
            {
                throw busy.ToRpcException();
            }
        }
    }

    private sealed record Body(PipeReader Reader) : IRequestBodyPipeFeature;
}
