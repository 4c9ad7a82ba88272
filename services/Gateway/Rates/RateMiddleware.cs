using Disclosure.ApiErrors;
using Disclosure.Gateway.Access;
using Disclosure.Gateway.Requests;

namespace Disclosure.Gateway.Rates;

/// <summary>Holds each call against the rate of its caller and agency, or, on open paths, against what strangers may use.</summary>
internal sealed class RateMiddleware(RequestDelegate next, CallRates rates, OpenRates open, GatewayMeter meter)
{
    /// <summary>Answers RESOURCE_EXHAUSTED / RATE_LIMITED or GATEWAY_BUSY, or lets the call pass.</summary>
    public Task InvokeAsync(HttpContext context) =>
        context.Features.Get<Caller>() is { } caller ? PassAsync(context, caller) : PassOpenAsync(context);

    private Task PassAsync(HttpContext context, Caller caller) =>
        rates.Take(caller, context.Response.Headers) is { } refusal ? RefuseAsync(context, refusal) : next(context);

    private async Task PassOpenAsync(HttpContext context)
    {
        IDisposable turn;
        try
        {
            turn = await open.EnterAsync(context.Request.Path, context.RequestAborted);
        }
        catch (ApiException refusal)
        {
            await RefuseAsync(context, refusal);
            return;
        }

        using (turn)
        {
            await next(context);
        }
    }

    private Task RefuseAsync(HttpContext context, ApiException refusal)
    {
        meter.CountRefusal(refusal.Reason);
        return StatusWriter.WriteAsync(context, refusal);
    }
}
