using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats;

/// <summary>
/// A format of documents and everything the service knows about it. Content types, file extensions, the archive, bundles and
/// schemas all read it from here, so that a new format is one folder and one line of registration.
/// </summary>
internal interface IReportFormat
{
    /// <summary>The name in requests, which is also the extension of the files: 2 to 8 lower-case letters, such as <c>docx</c>.</summary>
    string Name { get; }

    string MediaType { get; }

    IReportWriter Writer { get; }

    /// <summary>Reads documents back; null where the format cannot be verified and so is never archived.</summary>
    IRoundTripVerifier? Verifier { get; }

    /// <summary>Whether its documents can hold an empty signature field.</summary>
    bool SupportsSignatureField => false;

    /// <summary>Whether its documents are one page, which a request names by its number.</summary>
    bool SupportsPageNumber => false;

    /// <summary>The published schema of its documents; null where there is none.</summary>
    PublishedSchema? Schema => null;
}

/// <summary>A schema that callers may fetch by name.</summary>
/// <param name="Name">Such as <c>report-v1.xsd</c>.</param>
internal sealed record PublishedSchema(string Name, string MediaType, byte[] Content);
