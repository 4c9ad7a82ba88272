using System.Security.Cryptography;
using System.Text;
using Disclosure.CommandLine.Terminals;
using Disclosure.PublicTree.Manifests;
using Disclosure.PublicTree.Verification;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Statements;

namespace Disclosure.CommandLine.Verification;

/// <summary>
/// Verifies all that is public: the log, then every version of every report: its manifest, each of its files, its receipt, and that
/// the receipt is of the same history as the log.
/// </summary>
internal sealed class TreeVerification(
    IPublicationSource source,
    TrustedKeys keys,
    LogPolicy policy,
    Wording wording,
    Action<string> progress
)
{
    private readonly PublicationVerifier _verifier = new(keys.Publishers, policy);
    private readonly LogHistory _log = new(source, policy, wording);

    public async Task VerifyAsync(VerificationResult result, CancellationToken cancellation)
    {
        var head = await _log.VerifyAsync(result, cancellation);
        var (reports, versions, files) = (0, 0, 0);
        await foreach (var report in source.ListAsync(cancellation))
        {
            progress(report.Name);
            reports++;
            string? previous = null;
            foreach (var version in report.Versions)
            {
                previous = await VerifyAsync(report, version, previous, head, result, cancellation);
                versions++;
                files += version.Files.Count;
            }
        }

        result.Facts["reports"] = $"{reports}";
        result.Facts["versions"] = $"{versions}";
        result.Facts["files"] = $"{files}";
    }

    /// <summary>Verifies a version; answers the digest of its manifest.</summary>
    private async Task<string?> VerifyAsync(
        PublicationRecord report,
        VersionRecord version,
        string? previous,
        Checkpoint? head,
        VerificationResult result,
        CancellationToken cancellation
    )
    {
        var subject = $"{report.Name}/versions/{version.Version}";
        if (await ReadAsync(version.Manifest, $"{subject}/manifest", result, cancellation) is not { } manifest)
        {
            return null;
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(manifest));
        var fault = _verifier.VerifyManifest(manifest, out var statement, out var subjects);
        if (statement is null)
        {
            result.Problems.Add(fault.ToProblem($"{subject}/manifest", wording));
            return digest;
        }

        if (statement.Report != report.Name || statement.Version != version.Version)
        {
            result.Add(
                "MANIFEST_FOREIGN",
                $"{subject}/manifest",
                wording.Choose(
                    $"清单属于 {statement.Report} 第 {statement.Version} 版。",
                    $"the manifest is of version {statement.Version} of {statement.Report}."
                )
            );
        }
        else if (version.Version > 1 && statement.PreviousManifest != previous)
        {
            result.Add(
                "PREVIOUS_CHANGED",
                $"{subject}/manifest",
                wording.Choose(
                    "上一版的清单被换过或缺失。",
                    "the manifest of the version before was replaced or is missing."
                )
            );
        }

        await VerifyFilesAsync(report, version, subjects, subject, result, cancellation);
        await VerifyReceiptAsync(version, statement, manifest, head, subject, result, cancellation);
        return digest;
    }

    private async Task VerifyFilesAsync(
        PublicationRecord report,
        VersionRecord version,
        IReadOnlyList<StatementSubject> subjects,
        string subject,
        VerificationResult result,
        CancellationToken cancellation
    )
    {
        foreach (var file in version.Files)
        {
            var path = $"{subject}/files/{file.Format}";
            var signed = subjects.FirstOrDefault(s => s.Name == file.Format);
            await using var content = await source.OpenAsync(file.Location, cancellation);
            if (signed is null)
            {
                result.Problems.Add(PublicationFault.FileUnknown.ToProblem(path, wording));
            }
            else if (content is null)
            {
                AddMissing(path, result);
            }
            else if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) != signed.Sha256)
            {
                result.Problems.Add(PublicationFault.FileChanged.ToProblem(path, wording));
            }
        }

        // A withdrawal takes the files away and leaves what proves that they were public.
        foreach (
            var lost in report.IsWithdrawn ? [] : subjects.ExceptBy(version.Files.Select(f => f.Format), s => s.Name)
        )
        {
            AddMissing($"{subject}/files/{lost.Name}", result);
        }
    }

    private async Task VerifyReceiptAsync(
        VersionRecord version,
        PublicationManifest statement,
        byte[] manifest,
        Checkpoint? head,
        string subject,
        VerificationResult result,
        CancellationToken cancellation
    )
    {
        var path = $"{subject}/receipt";
        if (await ReadAsync(version.Receipt, path, result, cancellation) is not { } bytes)
        {
            return;
        }

        var receipt = Encoding.UTF8.GetString(bytes);
        var fault = _verifier.VerifyReceipt(statement, manifest, receipt);
        if (fault is not PublicationFault.None)
        {
            result.Problems.Add(fault.ToProblem(path, wording));
        }
        else if (head is not null && LogProof.TryParse(receipt, out var proof))
        {
            await _log.CompareAsync(proof, head, path, result, cancellation);
        }
    }

    private async Task<byte[]?> ReadAsync(
        string location,
        string subject,
        VerificationResult result,
        CancellationToken cancellation
    )
    {
        await using var content = await source.OpenAsync(location, cancellation);
        if (content is null)
        {
            AddMissing(subject, result);
            return null;
        }

        return await content.ReadBytesAsync(cancellation);
    }

    private void AddMissing(string subject, VerificationResult result) =>
        result.Add("FILE_MISSING", subject, wording.Choose("文件缺失。", "it is missing."));
}
