using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>The log on the console.</summary>
internal static class ConsoleLog
{
    // ISO 8601 in UTC.
    private const string Timestamp = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>One line an event: text for people, or with DISCLOSURE_LOG_FORMAT=json an object for collectors.</summary>
    public static void AddConsoleLines(this ILoggingBuilder logging, IConfiguration configuration)
    {
        if (configuration["DISCLOSURE_LOG_FORMAT"] == "json")
        {
            logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = Timestamp;
                // The place in the trace among them, by which a collector finds what else a call did.
                console.IncludeScopes = true;
            });
        }
        else
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = $"{Timestamp} ";
            });
        }

        // The provider is wrapped: filters by category cannot look at exceptions.
        var console = logging.Services.Single(s => s.ImplementationType == typeof(ConsoleLoggerProvider));
        logging.Services.Remove(console);
        logging.Services.AddSingleton<ILoggerProvider>(services => new HangUpFilter(
            ActivatorUtilities.CreateInstance<ConsoleLoggerProvider>(services)
        ));
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("Grpc", LogLevel.Warning);
        // A failed start is said in one sentence by ProcessStart; what stops a running host is Critical.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // Failed checks are the answer of the health service, asked every few seconds.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical);
    }
}
