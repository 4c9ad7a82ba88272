using System.Security.Cryptography;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.PublicTree.Manifests;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Statements;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>Signs what is published and the heads of the log.</summary>
/// <param name="keys">Keys of the publisher: Ed25519, and SM2 beside it where one is configured.</param>
/// <param name="log">Signs checkpoints; its name is the log's origin.</param>
internal sealed class PublicationSigner(IReadOnlyList<PrivateKey> keys, NoteSigner log)
{
    /// <summary>Keys that verify manifests.</summary>
    public IReadOnlyList<PublicKey> PublisherKeys { get; } = [.. keys.Select(k => k.PublicKey)];

    /// <summary>Key that verifies checkpoints.</summary>
    public NoteKey LogKey => log.VerifierKey;

    /// <summary>The record of a planned publication with its signed manifest.</summary>
    /// <param name="previous">The version before; null: none was published with files.</param>
    public PublicationRecord CreateRecord(
        ReportFacts facts,
        MovePlan plan,
        PublicationDraft draft,
        PublicationRecord? previous
    )
    {
        var report = plan.After;
        var pins = report.Pins ?? throw new InvalidOperationException($"{report.Name} is published without pins.");
        var manifest = new PublicationManifest(
            report.Name.ToString(),
            report.AgencyTitle,
            report.Title,
            report.Name.Year,
            pins.Edition,
            report.Version,
            plan.Command.Time,
            pins.Narrative,
            pins.Statistics,
            draft.FiguresSha256,
            draft.Renderer,
            pins.RuleSet,
            previous is null ? null : Digest(previous.Manifest)
        );
        var files = draft.Files.Select(f => new StatementSubject(f.File.Format, f.File.Sha256));
        var payload = manifest.ToStatement(files).ToJson();
        return new(
            report.Name,
            report.Version,
            report.Title,
            report.AgencyTitle,
            [.. facts.Lineage.Reverse().Select(a => a.Id)],
            [.. draft.Files.Select(f => f.File)],
            DsseEnvelope.Sign(InTotoStatement.PayloadType, payload, keys).ToJson()
        );
    }

    /// <summary>SHA-256 of a manifest, as the log and the next manifest name it.</summary>
    public static string Digest(byte[] manifest) => Convert.ToHexStringLower(SHA256.HashData(manifest));

    /// <summary>A signed head of the log.</summary>
    public SignedNote SignHead(long size, TransparencyLog.Trees.TreeHash root, DateTimeOffset time)
    {
        var text = new Checkpoint(LogKey.Name, size, root).ToString();
        return new(text, [log.Sign(text, time)]);
    }
}
