using System.IO.Pipelines;
using Disclosure.ApiErrors;
using Disclosure.Intake.Domain.Documents;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.ServiceDefaults.Rpc;
using Microsoft.AspNetCore.Http.Features;

namespace Disclosure.Intake.Admission;

/// <summary>
/// Stands before the methods of the service: a request is read into memory once the budget has room for it, and counts until
/// it is answered.
/// </summary>
internal static class UploadGate
{
    /// <summary>Puts the gate before every endpoint of the builder.</summary>
    public static void UseUploadGate(this IEndpointConventionBuilder endpoints, UploadBudget budget) =>
        endpoints.Add(endpoint =>
        {
            if (endpoint.RequestDelegate is { } next)
            {
                endpoint.RequestDelegate = context => PassAsync(context, next, budget);
            }
        });

    private static async Task PassAsync(HttpContext context, RequestDelegate next, UploadBudget budget)
    {
        IDisposable? room = null;
        var caller = CallerHeader.Shorten(context.Request.Headers[CallerHeader.Name]);
        var body = new MeteredBody(context.Request.BodyReader, ReserveAsync, ServiceDefaultsModule.MaxMessageBytes);
        context.Features.Set<IRequestBodyPipeFeature>(new Body(body));
        try
        {
            await next(context);
        }
        finally
        {
            room?.Dispose();
        }

        // Outside the interceptors, which begin with a whole message.
        async Task ReserveAsync(long bytes, CancellationToken cancellation)
        {
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
