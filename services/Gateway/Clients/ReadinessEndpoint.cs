namespace Disclosure.Gateway.Clients;

/// <summary>Answers 200 when every service behind the gateway serves; otherwise 503 names those that do not.</summary>
internal static class ReadinessEndpoint
{
    /// <summary>GET /readyz. All services are asked at once.</summary>
    public static async Task<IResult> AnswerAsync(
        IEnumerable<ServiceDependency> dependencies,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var asked = await Task.WhenAll(
            dependencies.Select(async d => (d.Name, Serves: await d.IsServingAsync(clock, cancellation)))
        );
        var away = asked.Where(d => !d.Serves).Select(d => d.Name).ToArray();
        return away.Length == 0
            ? Results.Text("ok")
            : Results.Text($"away: {string.Join(", ", away)}", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
