using Disclosure.Form;
using Disclosure.Gateway.Composition;
using Google.Protobuf;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>Checks a document that was read and composes its view. Stores nothing.</summary>
internal sealed class CheckedReader(DocumentChecker checker, EditionCatalog editions)
{
    /// <param name="read">What Intake answered.</param>
    /// <param name="omitsPictures">Leaves out the bytes of the pictures.</param>
    public async Task<PublicV1.Reading> CheckAsync(IntakeV1.Reading read, bool omitsPictures, CallOptions call)
    {
        // Checked before pictures are dropped; checks do not need their bytes.
        var view = ReadingView.Create(read, await checker.CheckAsync(read, call), editions);
        foreach (var picture in omitsPictures ? view.Pictures : [])
        {
            picture.Content = ByteString.Empty;
        }

        return view;
    }
}
