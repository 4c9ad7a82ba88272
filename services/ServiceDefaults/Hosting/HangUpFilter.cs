using Microsoft.Extensions.Logging;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>
/// Keeps out of a log what the framework reports, with a stack, of callers that hang up while it reads their request or writes the
/// answer. Errors of methods are reported by the interceptor and pass.
/// </summary>
internal sealed class HangUpFilter(ILoggerProvider inner) : ILoggerProvider, ISupportExternalScope
{
    private const string CallHandler = "Grpc.AspNetCore.Server.ServerCallHandler";
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";

    // RequestBodyDrainBodyReaderInvalidState: the connection broke while the body was read, so that the rest cannot be drained.
    private const int BodyNotDrained = 67;

    public ILogger CreateLogger(string categoryName)
    {
        var logger = inner.CreateLogger(categoryName);
        // Other categories are not slowed down by the filter.
        return categoryName is CallHandler or Kestrel ? new Filtered(logger, categoryName) : logger;
    }

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) =>
        (inner as ISupportExternalScope)?.SetScopeProvider(scopeProvider);

    public void Dispose() => inner.Dispose();

    private sealed class Filtered(ILogger inner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (!IsHangUp(eventId, exception))
            {
                inner.Log(logLevel, eventId, state, exception, formatter);
            }
        }

        // A connection that is reset is an IOException, one that is aborted an OperationCanceledException.
        private bool IsHangUp(EventId id, Exception? exception) =>
            category == CallHandler
                ? exception is IOException or OperationCanceledException
                : id.Id == BodyNotDrained && exception is InvalidOperationException;
    }
}
