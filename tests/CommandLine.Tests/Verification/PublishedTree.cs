using System.Security.Cryptography;
using System.Text;
using Disclosure.PublicTree;
using Disclosure.PublicTree.Manifests;
using Disclosure.PublicTree.Reports;
using Disclosure.PublicTree.Stores;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Statements;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.CommandLine.Tests.Verification;

/// <summary>A public tree in a folder, with the log that it came from: two versions of a report among other entries.</summary>
internal sealed class PublishedTree
{
    public const string Origin = "log.example.gov.cn";
    public const string Report = "agencies/linyang/reports/2023";

    private static readonly DateTimeOffset s_now = new(2024, 1, 31, 8, 0, 0, TimeSpan.Zero);

    private readonly LogNodes _nodes = new();
    private readonly NoteSigner _log;
    private readonly PrivateKey _publisher;

    private PublishedTree(string folder, SignatureAlgorithm algorithm)
    {
        Folder = folder;
        _publisher = PrivateKey.Generate(algorithm);
        _log = NoteSigner.Create(Origin, NoteKeyType.Ed25519, PrivateKey.Generate(SignatureAlgorithm.Ed25519));
        KeyFile = Path.Combine(folder, "..", "publisher.pem");
        File.WriteAllText(KeyFile, _publisher.PublicKey.ToPem());
    }

    public string Folder { get; }

    /// <summary>File of the publisher's public key.</summary>
    public string KeyFile { get; }

    /// <summary>The log's key.</summary>
    public string LogKey => _log.VerifierKey.ToString();

    /// <summary>All entries, as the log hashed them.</summary>
    public List<byte[]> Entries { get; } = [];

    /// <summary>Receipt of the newest version.</summary>
    public string Receipt { get; private set; } = "";

    /// <summary>Manifest of the newest version.</summary>
    public byte[] Manifest { get; private set; } = [];

    public static byte[] Pdf(int version) => Encoding.UTF8.GetBytes($"%PDF-1.7 第{version}版");

    /// <param name="entries">Number of entries of the log before each publication and after the last.</param>
    public static async Task<PublishedTree> CreateAsync(
        string folder,
        int entries = 150,
        SignatureAlgorithm algorithm = SignatureAlgorithm.Ed25519
    )
    {
        Directory.CreateDirectory(folder);
        var tree = new PublishedTree(folder, algorithm);
        var writer = new PublicTreeWriter(new FolderTreeStore(folder));
        var versions = new List<PublishedVersion>();
        for (var version = 1; version <= 2; version++)
        {
            tree.AppendOthers(entries);
            versions.Add(await tree.PublishAsync(writer, version));
        }

        tree.AppendOthers(entries);
        var report = new PublishedReport(
            Report,
            "临阳县人民政府",
            "年度报告",
            2023,
            ["linyang"],
            PublicationState.Published,
            versions
        );
        await writer.PutReportAsync(report, default);
        await writer.PutCheckpointAsync(0, tree.SignHead(), tree._nodes, default);
        return tree;
    }

    /// <summary>The entries as lines, as the log is exported.</summary>
    public IEnumerable<string> Export() => Entries.Select(Line);

    public static string Line(byte[] entry, int index)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(entry)!;
        var kind = string.Concat($"{json["kind"]}".Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{c}"));
        return $$"""{"index":"{{index}}","kind":"{{kind.ToUpperInvariant()}}","resource":"{{json["resource"]}}","actor":"{{json["actor"]}}","entry":"{{Convert.ToBase64String(entry)}}"}""";
    }

    /// <summary>Path of an object of the newest version in the folder.</summary>
    public string PathOf(byte[] content)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        return Path.Combine(Folder, "objects", sha256[..2], sha256);
    }

    /// <summary>A checkpoint that the log signs over another history of the same length.</summary>
    public string SignFork()
    {
        var text = new Checkpoint(Origin, Entries.Count, TreeHasher.HashLeaf([1])).ToString();
        return new SignedNote(text, [_log.Sign(text, s_now)]).ToString();
    }

    private async Task<PublishedVersion> PublishAsync(PublicTreeWriter writer, int version)
    {
        var previous = version > 1 ? Convert.ToHexStringLower(SHA256.HashData(Manifest)) : null;
        var pdf = await writer.PutObjectAsync(Pdf(version), default);
        var statement = new PublicationManifest(
            Report,
            "临阳县人民政府",
            "年度报告",
            2023,
            "2021",
            version,
            s_now,
            version,
            version,
            new string('f', 64),
            "disclosure/1.0",
            "2021/5",
            previous
        ).ToStatement([new("pdf", pdf.Sha256)]);
        Manifest = DsseEnvelope.Sign(InTotoStatement.PayloadType, statement.ToJson(), [_publisher]).ToJson();
        var digest = Convert.ToHexStringLower(SHA256.HashData(Manifest));
        var index = Append(
            $$$"""{"kind":"ReportPublished","time":1706688000000,"resource":"{{{Report}}}","actor":"token:1","version":{{{version}}},"details":{"manifest":"{{{digest}}}"}}"""
        );
        var path = await new TreeProver(_nodes).ProveInclusionAsync(index, Entries.Count, default);
        Receipt = new LogProof(Entries[index], index, path, SignHead()).ToString();
        return new(
            version,
            s_now,
            "2021",
            [new("pdf", "application/pdf", "report.pdf", pdf.Sha256, pdf.Size)],
            await writer.PutObjectAsync(Manifest, default),
            await writer.PutObjectAsync(Encoding.UTF8.GetBytes(Receipt), default)
        );
    }

    private void AppendOthers(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Append(
                $$"""{"kind":"ReportSubmitted","time":{{Entries.Count}},"resource":"agencies/a{{Entries.Count}}/reports/2023","actor":"token:2"}"""
            );
        }
    }

    private int Append(string entry)
    {
        Entries.Add(Encoding.UTF8.GetBytes(entry));
        _nodes.Append(TreeHasher.HashLeaf(Entries[^1]));
        return Entries.Count - 1;
    }

    private SignedNote SignHead()
    {
        var text = new Checkpoint(Origin, _nodes.Frontier.Size, _nodes.Frontier.Root).ToString();
        return new(text, [_log.Sign(text, s_now)]);
    }

    private sealed class LogNodes : INodeReader
    {
        private readonly Dictionary<NodePosition, TreeHash> _hashes = [];

        public TreeFrontier Frontier { get; private set; } = TreeFrontier.Empty;

        public void Append(TreeHash leaf)
        {
            var created = new List<TreeNode>();
            Frontier = Frontier.Append(leaf, created);
            created.ForEach(n => _hashes.Add(n.Position, n.Hash));
        }

        public ValueTask<IReadOnlyList<TreeHash>> ReadAsync(
            IReadOnlyList<NodePosition> positions,
            CancellationToken cancellation
        ) => new([.. positions.Select(p => _hashes[p])]);
    }
}
