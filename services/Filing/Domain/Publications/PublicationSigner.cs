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
/// <remarks>Signing is kept apart from deciding: the domain of moves knows neither keys nor envelopes.</remarks>
internal sealed class PublicationSigner(IReadOnlyList<PrivateKey> keys, NoteSigner log)
{
    /// <summary>Keys that verify manifests.</summary>
    /// <remarks>Every key signs every manifest, so that a verifier may require any one of them (国密 SM2, or Ed25519).</remarks>
    public IReadOnlyList<PublicKey> PublisherKeys { get; } = [.. keys.Select(k => k.PublicKey)];

    /// <summary>Key that verifies checkpoints.</summary>
    public NoteKey LogKey => log.VerifierKey;

    /// <summary>The record of a planned publication with its signed manifest.</summary>
    /// <param name="facts">Give the path of agencies.</param>
    /// <param name="plan">The move that publishes; its report after the move has the version and the pins.</param>
    /// <param name="previous">The version before; null: none was published with files.</param>
    public PublicationRecord CreateRecord(
        ReportFacts facts,
        MovePlan plan,
        PublicationDraft draft,
        PublicationRecord? previous
    )
    {
        var report = plan.After;
        // TransitionTable publishes from APPROVED alone, which has pins.
        var pins = report.Pins ?? throw new InvalidOperationException($"{report.Name} is published without pins.");
        // A chain: each manifest names the digest of the one before, so that no version can be left out unseen.
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
        // Statement of in-toto: each file is a subject, named by its format.
        var files = draft.Files.Select(f => new StatementSubject(f.File.Format, f.File.Sha256));
        return new(
            report.Name,
            report.Version,
            report.Title,
            report.AgencyTitle,
            // From the top of the tree down, as the folders of the public tree are.
            [.. facts.Lineage.Reverse().Select(a => a.Id)],
            [.. draft.Files.Select(f => f.File)],
            Sign(manifest.ToStatement(files))
        );
    }

    /// <summary>A statement signed by the publisher: an envelope in JSON.</summary>
    // DSSE signs the type with the payload, so that a payload cannot be taken for another type's.
    public byte[] Sign(InTotoStatement statement) =>
        DsseEnvelope.Sign(InTotoStatement.PayloadType, statement.ToJson(), keys).ToJson();

    /// <summary>SHA-256 of a manifest, as the log and the next manifest name it.</summary>
    public static string Digest(byte[] manifest) => Convert.ToHexStringLower(SHA256.HashData(manifest));

    /// <summary>A signed head of the log.</summary>
    /// <param name="size">Number of entries that the head covers.</param>
    /// <param name="root">Root hash of the tree of that size.</param>
    public SignedNote SignHead(long size, TransparencyLog.Trees.TreeHash root, DateTimeOffset time)
    {
        var text = new Checkpoint(LogKey.Name, size, root).ToString();
        return new(text, [log.Sign(text, time)]);
    }
}
