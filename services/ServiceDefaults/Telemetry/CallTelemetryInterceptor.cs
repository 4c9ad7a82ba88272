using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;

namespace Disclosure.ServiceDefaults.Telemetry;

/// <summary>Measures every call and gives it a span. Outermost, so that it sees errors as callers do.</summary>
public sealed class CallTelemetryInterceptor(ServiceTelemetry telemetry) : CallInterceptor
{
    protected override async Task<T> InvokeAsync<T>(Func<Task<T>> method, ServerCallContext context)
    {
        var call = telemetry.Start(context.Method);
        // Unless something says otherwise, whatever it is.
        var status = StatusCode.Unknown;
        try
        {
            var answer = await method();
            status = context.Status.StatusCode;
            return answer;
        }
        catch (Exception error)
        {
            status = MeasuredCall.StatusOf(error);
            throw;
        }
        finally
        {
            call.End(status);
        }
    }
}
