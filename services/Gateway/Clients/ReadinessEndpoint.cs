using Disclosure.ApiErrors;
using Grpc.Core;

namespace Disclosure.Gateway.Clients;

/// <summary>Answers 200 when every service behind the gateway serves; otherwise 503 names those that do not.</summary>
internal static class ReadinessEndpoint
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(2);

    /// <summary>
    /// GET /readyz. All services are asked at once. A second line names the walls that Intake lacks around documents: it reads them all
    /// the same.
    /// </summary>
    public static async Task<IResult> AnswerAsync(
        IEnumerable<ServiceDependency> dependencies,
        IntakeV1.IntakeService.IntakeServiceClient intake,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        // Started first, so that it runs beside the health checks.
        var walls = FindMissingWallsAsync(intake, clock, cancellation);
        var asked = await Task.WhenAll(
            // At once: the slowest service decides how long it takes, not their sum.
            dependencies.Select(async d => (d.Name, Serves: await d.IsServingAsync(clock, cancellation)))
        );
        var away = asked.Where(d => !d.Serves).Select(d => d.Name).ToArray();
        // Walls that are missing do not make the gateway unready.
        var missing = await walls;
        var details = missing.Count == 0 ? "" : $"\nintake lacks: {string.Join("; ", missing)}";
        return away.Length == 0
            ? Results.Text($"ok{details}")
            : Results.Text(
                $"away: {string.Join(", ", away)}{details}",
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
    }

    private static async Task<IReadOnlyList<string>> FindMissingWallsAsync(
        IntakeV1.IntakeService.IntakeServiceClient intake,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        try
        {
            var deadline = clock.GetUtcNow().UtcDateTime + s_timeout;
            return (
                await intake.GetSandboxAsync(new(), deadline: deadline, cancellationToken: cancellation)
            ).MissingWalls;
        }
        catch (Exception error) when (error is RpcException or ApiException)
        {
            // Intake does not answer, which its health says.
            return [];
        }
    }
}
