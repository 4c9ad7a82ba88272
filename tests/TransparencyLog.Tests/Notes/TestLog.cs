using System.Text;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Tests.Trees;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Tests.Notes;

/// <summary>A log with a key, in memory.</summary>
internal sealed class TestLog
{
    public const string Origin = "log.example.gov.cn";

    public static DateTimeOffset Now { get; } = new(2024, 1, 31, 8, 0, 0, TimeSpan.Zero);

    public MemoryNodes Nodes { get; } = new();

    public List<byte[]> Entries { get; } = [];

    public NoteSigner Signer { get; init; } =
        NoteSigner.Create(Origin, NoteKeyType.Ed25519, PrivateKey.Generate(SignatureAlgorithm.Ed25519));

    public LogPolicy Policy => new(Origin, [Signer.VerifierKey]);

    public TestLog Append(int count, string kind = "entry")
    {
        for (var i = 0; i < count; i++)
        {
            Entries.Add(Encoding.UTF8.GetBytes($"{{\"{kind}\":{Entries.Count}}}"));
            Nodes.Append(TreeHasher.HashLeaf(Entries[^1]));
        }

        return this;
    }

    public Checkpoint Head => new(Origin, Nodes.Frontier.Size, Nodes.Frontier.Root);

    public SignedNote SignHead()
    {
        var text = Head.ToString();
        return new SignedNote(text, []).With(Signer.Sign(text, Now));
    }

    public async Task<LogProof> ProveAsync(long index) =>
        new(null, index, await new TreeProver(Nodes).ProveInclusionAsync(index, Head.Size, default), SignHead());
}
