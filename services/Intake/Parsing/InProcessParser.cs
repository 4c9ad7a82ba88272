using Disclosure.Intake.V1;

namespace Disclosure.Intake.Parsing;

/// <summary>Parses in the service's own process: for debugging, and where no process may be started.</summary>
internal sealed class InProcessParser(RequestParser reader) : IDocumentParser
{
    // Off the call's thread; a parser that does not look at the token is abandoned when the time is up.
    public Task<Reading> ParseAsync(ReadDocumentRequest request, CancellationToken cancellation) =>
        Task.Run(() => reader.Parse(request, request.Content.Memory, cancellation), cancellation)
            .WaitAsync(cancellation);
}
