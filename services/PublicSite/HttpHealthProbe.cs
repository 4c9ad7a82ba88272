using Disclosure.ServiceDefaults.Hosting;
using Microsoft.Extensions.Options;

namespace Disclosure.PublicSite;

/// <summary>Asks the instance that runs on this machine for /healthz: the health check of a container.</summary>
/// <remarks>A container without a shell or curl asks by its own program.</remarks>
internal static class HttpHealthProbe
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    public static async Task<bool> AskAsync(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ServerOptions>>().Value;
        var port = options.Port ?? ServiceCatalog.PublicSite.Port;
        using var handler = LoopbackHandler.Create(options);
        using var client = new HttpClient(handler) { Timeout = s_timeout };
        try
        {
            using var answer = await client.GetAsync(
                new Uri($"{(options.HasTls ? "https" : "http")}://127.0.0.1:{port}/healthz")
            );
            return answer.IsSuccessStatusCode;
        }
        // The reason goes to the log of the container's health.
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(away.Message);
            return false;
        }
    }
}
