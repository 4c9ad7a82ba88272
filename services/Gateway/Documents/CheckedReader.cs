using Disclosure.Form;
using Disclosure.Gateway.Composition;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>Checks a document that was read and composes its view. Stores nothing.</summary>
internal sealed class CheckedReader(ReportChecker checker, EditionCatalog editions)
{
    /// <param name="read">What Intake answered.</param>
    public async Task<PublicV1.Reading> CheckAsync(IntakeV1.Reading read, CallOptions call) =>
        ReadingView.Create(read, await checker.CheckDocumentAsync(read, call), editions);
}
