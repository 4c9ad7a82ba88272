using Disclosure.Gateway.Access;
using Disclosure.Gateway.Requests;

namespace Disclosure.Gateway.Rates;

/// <summary>
/// Refuses at once what comes beyond the calls that the gateway may work on, so that what was begun takes no longer for it. Open paths have
/// rates of their own.
/// </summary>
internal sealed class BusyMiddleware(RequestDelegate next, CallTurns turns, GatewayMeter meter)
{
    /// <summary>Answers RESOURCE_EXHAUSTED / GATEWAY_BUSY, or lets the call pass in its turn.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<Caller>() is null)
        {
            await next(context);
            return;
        }

        using var turn = await turns.EnterAsync(context.Request.Path, context.RequestAborted);
        if (turn.IsAcquired)
        {
            await next(context);
            return;
        }

        var refusal = RateErrors.Busy();
        meter.CountRefusal(refusal.Reason);
        await StatusWriter.WriteAsync(context, refusal);
    }
}
