using System.Text;
using Disclosure.ApiErrors;
using Grpc.Core;

namespace Disclosure.Gateway.Log;

/// <summary>
/// <c>POST /witness/add-checkpoint</c>: other agencies' logs ask for a cosignature, in the words of c2sp.org/tlog-witness and without
/// credentials; their signature is all that counts.
/// </summary>
internal static class WitnessEndpoint
{
    public const string Path = "/witness/add-checkpoint";

    // The largest note there may be.
    private const int MaxBytes = 256 * 1024;

    private const int Conflict = 409;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Filing.AddCheckpoint; its status and body are the answer.</summary>
    public static async Task<IResult> AnswerAsync(
        HttpRequest request,
        FilingV1.WitnessService.WitnessServiceClient witness,
        TimeProvider clock
    )
    {
        var body = await ReadAsync(request);
        if (body is null)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        var ask = new FilingV1.AddCheckpointRequest { RequestId = $"{Guid.NewGuid()}", Body = body };
        var call = new CallOptions(
            deadline: clock.GetUtcNow().Add(s_patience).UtcDateTime,
            cancellationToken: request.HttpContext.RequestAborted
        );
        try
        {
            var answer = await witness.AddCheckpointAsync(ask, call);
            return Results.Text(
                answer.Body,
                answer.Status == Conflict ? "text/x.tlog.size" : "text/plain; charset=utf-8",
                statusCode: answer.Status
            );
        }
        catch (Exception away) when (away is RpcException or ApiException)
        {
            // The log that asks tries again; it learns no more than that.
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<string?> ReadAsync(HttpRequest request)
    {
        var bytes = new byte[MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(
            bytes,
            bytes.Length,
            throwOnEndOfStream: false,
            request.HttpContext.RequestAborted
        );
        return length > MaxBytes ? null : Encoding.UTF8.GetString(bytes, 0, length);
    }
}
