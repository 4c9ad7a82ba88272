using System.Security.Cryptography;
using System.Text;
using Disclosure.PublicTree.Manifests;
using Disclosure.PublicTree.Verification;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Statements;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.PublicTree.Tests.Verification;

/// <summary>A publication with all that proves it, in a log with other entries around.</summary>
internal sealed class SamplePublication
{
    private const string Origin = "log.example.gov.cn";
    private const string Report = "agencies/linyang/reports/2023";

    public SamplePublication(params SignatureAlgorithm[] algorithms)
    {
        Keys = [.. algorithms.Select(PrivateKey.Generate)];
        var manifest = new PublicationManifest(
            Report,
            "临阳县人民政府",
            "临阳县人民政府2023年政府信息公开工作年度报告",
            2023,
            "2021",
            1,
            SampleReport.Now,
            7,
            9,
            new string('f', 64),
            "disclosure/1.0",
            "2021/5"
        );
        var subject = new StatementSubject("pdf", Convert.ToHexStringLower(SHA256.HashData(File)));
        var payload = manifest.ToStatement([subject]).ToJson();
        Manifest = DsseEnvelope.Sign(InTotoStatement.PayloadType, payload, Keys).ToJson();
        Entry = Encoding.UTF8.GetBytes(
            $$$"""{"kind":"REPORT_PUBLISHED","resource":"{{{Report}}}","details":{"manifest":"{{{Digest(Manifest)}}}"}}"""
        );
        Receipt = Prove(Entry, index: 40, size: 77).ToString();
    }

    public byte[] File { get; } = Encoding.UTF8.GetBytes("%PDF-1.7 年度报告");

    public PrivateKey[] Keys { get; }

    public byte[] Manifest { get; }

    public byte[] Entry { get; }

    public string Receipt { get; }

    public NoteSigner Log { get; } =
        NoteSigner.Create(Origin, NoteKeyType.Ed25519, PrivateKey.Generate(SignatureAlgorithm.Ed25519));

    public PublicationVerifier Verifier => new([.. Keys.Select(k => k.PublicKey)], new(Origin, [Log.VerifierKey]));

    public Task<PublicationFault> VerifyAsync(byte[] file, byte[] manifest, string receipt, string format = "pdf") =>
        Verifier.VerifyAsync(format, new MemoryStream(file), manifest, receipt, default);

    /// <summary>A receipt for an entry at a place of a log.</summary>
    public LogProof Prove(byte[] entry, int index, int size)
    {
        TreeHash[] leaves =
        [
            .. Enumerable
                .Range(0, size)
                .Select(i => TreeHasher.HashLeaf(i == index ? entry : BitConverter.GetBytes(i))),
        ];
        var nodes = new Nodes();
        var frontier = TreeFrontier.Empty;
        foreach (var leaf in leaves)
        {
            frontier = frontier.Append(leaf, nodes.Created);
        }

        var text = new Checkpoint(Origin, size, frontier.Root).ToString();
        var note = new SignedNote(text, [Log.Sign(text, SampleReport.Now)]);
        var path = new TreeProver(nodes).ProveInclusionAsync(index, size, default).AsTask().GetAwaiter().GetResult();
        return new(entry, index, path, note);
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private sealed class Nodes : INodeReader
    {
        public List<TreeNode> Created { get; } = [];

        public ValueTask<IReadOnlyList<TreeHash>> ReadAsync(
            IReadOnlyList<NodePosition> positions,
            CancellationToken cancellation
        ) => new([.. positions.Select(p => Created.Single(n => n.Position == p).Hash)]);
    }
}
