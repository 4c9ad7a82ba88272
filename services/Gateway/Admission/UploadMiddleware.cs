using Disclosure.ApiErrors;
using Disclosure.Gateway.Access;
using Disclosure.ServiceDefaults.Admission;
using Microsoft.AspNetCore.Http.Features;

namespace Disclosure.Gateway.Admission;

/// <summary>
/// Lets a request with a large body wait until the gateway has room for it in memory, before the body is read: RESOURCE_EXHAUSTED /
/// UPLOADS_BUSY where there is none in time.
/// </summary>
internal sealed class UploadMiddleware(RequestDelegate next, UploadBudget budget)
{
    /// <summary>How long a request waits for room.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    // What every call may bring; edits of figures and prose are smaller.
    private const long FreeBytes = 64 * 1024;

    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(10);

    public async Task InvokeAsync(HttpContext context)
    {
        // Empty before the caller is known; the budget then counts all such together.
        var caller = context.Features.Get<Caller>()?.Actor.Principal ?? "";
        if (StatusWriter.IsGrpc(context.Request))
        {
            // The length of a gRPC message is not in a header but in its first bytes, which the gate reads.
            await UploadGate.PassAsync(context, next, budget, caller, FreeBytes, HttpErrors.MaxDocumentBytes);
            return;
        }

        var bytes = CountBytes(context);
        // One that is too large is refused without waiting.
        // Small bodies cost nothing worth counting.
        if (bytes is <= FreeBytes or > HttpErrors.MaxDocumentBytes)
        {
            await next(context);
        }
        // Chunked JSON is usually small: it is metered instead of reserved.
        else if (bytes is null && IsJson(context.Request))
        {
            await PassUncountedAsync(context, caller);
        }
        else
        {
            // An unknown length is counted as the largest.
            await PassAsync(context, caller, bytes ?? HttpErrors.MaxDocumentBytes);
        }
    }

    /// <summary>RESOURCE_EXHAUSTED / UPLOADS_BUSY with RetryInfo.</summary>
    public static ApiException Busy() =>
        new(
            ErrorCode.ResourceExhausted,
            "UPLOADS_BUSY",
            "Too many large requests are being read.",
            "正在上传的内容较多，本次请求还没有开始处理，请稍后重试。"
        )
        {
            RetryAfter = s_retry,
        };

    // Null where only its end will tell: in chunks, or compressed.
    private static long? CountBytes(HttpContext context) =>
        context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false } ? 0
        : context.Request.Headers.ContentEncoding.Count > 0 ? null
        : context.Request.ContentLength;

    private static bool IsJson(HttpRequest request) =>
        request.HasJsonContentType() && request.Headers.ContentEncoding.Count == 0;

    private async Task PassAsync(HttpContext context, string caller, long bytes)
    {
        IDisposable room;
        try
        {
            room = await budget.EnterAsync(caller, bytes, context.RequestAborted);
        }
        // Nothing was read yet: the caller may send the same again.
        catch (ApiException busy)
        {
            await StatusWriter.WriteAsync(context, busy);
            return;
        }

        using (room)
        {
            await next(context);
        }
    }

    // Most clients send JSON in chunks, few of them much of it: room is taken once it is more than any call may bring.
    private async Task PassUncountedAsync(HttpContext context, string caller)
    {
        IDisposable? room = null;
        context.Request.Body = new MeteredStream(
            context.Request.Body,
            FreeBytes,
            async cancellation => room = await budget.EnterAsync(caller, HttpErrors.MaxDocumentBytes, cancellation)
        );
        try
        {
            await next(context);
        }
        finally
        {
            // Null where the body stayed below the free bytes.
            room?.Dispose();
        }
    }
}
