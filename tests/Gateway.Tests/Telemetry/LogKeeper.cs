using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Disclosure.Gateway.Tests.Telemetry;

/// <summary>Keeps every line of a log, and what scopes say.</summary>
internal sealed class LogKeeper(ConcurrentQueue<string> seen) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        seen.Enqueue($"scope {state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => seen.Enqueue($"log {formatter(state, exception)} {exception}");

    public void Dispose() { }
}
