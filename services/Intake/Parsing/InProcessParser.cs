using Disclosure.Intake.V1;

namespace Disclosure.Intake.Parsing;

/// <summary>Parses in this very process: to debug, and where no process may be started.</summary>
internal sealed class InProcessParser(RequestParser reader) : IDocumentParser
{
    // The call's own thread is not kept for it, and a parser that does not look at the clock is left behind.
    public Task<Reading> ParseAsync(ReadDocumentRequest request, CancellationToken cancellation) =>
        Task.Run(() => reader.Parse(request, request.Content.Memory, cancellation), cancellation)
            .WaitAsync(cancellation);
}
