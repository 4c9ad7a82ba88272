using System.Security.Cryptography;
using Disclosure.PublicTree.Manifests;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Statements;

namespace Disclosure.PublicTree.Verification;

/// <summary>
/// Verifies a downloaded file offline: the file against the manifest, the manifest against the publisher's keys, and the receipt
/// against the log. Keys and policy come from somewhere that is trusted, never from the tree.
/// </summary>
/// <param name="keys">Keys of the publisher.</param>
/// <param name="policy">Whose checkpoints count.</param>
public sealed class PublicationVerifier(IReadOnlyCollection<PublicKey> keys, LogPolicy policy)
{
    /// <summary>The first fault; None where file, manifest and receipt belong together and hold.</summary>
    /// <param name="format">Format of the file, such as <c>pdf</c>.</param>
    /// <param name="manifest">The envelope in JSON, as served.</param>
    /// <param name="receipt">The proof, as served.</param>
    public async Task<PublicationFault> VerifyAsync(
        string format,
        Stream file,
        byte[] manifest,
        string receipt,
        CancellationToken cancellation
    )
    {
        if (VerifyManifest(manifest, out var statement, out var files) is not PublicationFault.None and var fault)
        {
            return fault;
        }

        if (files.FirstOrDefault(f => f.Name == format) is not { } subject)
        {
            return PublicationFault.FileUnknown;
        }

        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)) == subject.Sha256
            ? VerifyReceipt(statement!, manifest, receipt)
            : PublicationFault.FileChanged;
    }

    /// <summary>The first fault of a manifest alone; None where a trusted key signed it.</summary>
    /// <param name="statement">What it says; null where there is a fault.</param>
    /// <param name="files">The files that it speaks of, each by its format.</param>
    public PublicationFault VerifyManifest(
        byte[] manifest,
        out PublicationManifest? statement,
        out IReadOnlyList<StatementSubject> files
    )
    {
        (statement, files) = (null, []);
        if (!DsseEnvelope.TryParse(manifest, out var envelope))
        {
            return PublicationFault.ManifestMalformed;
        }

        if (!envelope.Verify(keys))
        {
            return PublicationFault.ManifestSignature;
        }

        return PublicationManifest.TryParse(envelope, out statement, out files)
            ? PublicationFault.None
            : PublicationFault.ManifestMalformed;
    }

    /// <summary>The first fault of a receipt for a manifest that was verified; None where the log holds its publication.</summary>
    public PublicationFault VerifyReceipt(PublicationManifest statement, byte[] manifest, string receipt)
    {
        if (!LogProof.TryParse(receipt, out var proof) || proof.Extra is not { } entry)
        {
            return PublicationFault.ReceiptMalformed;
        }

        if (!proof.Verify(entry, policy))
        {
            return PublicationFault.ReceiptProof;
        }

        return PublicationEntry.Matches(entry, statement.Report, Convert.ToHexStringLower(SHA256.HashData(manifest)))
            ? PublicationFault.None
            : PublicationFault.ReceiptForeign;
    }
}
