using Disclosure.PublicTree.Tests.Stores;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Tiles;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.PublicTree.Tests;

public sealed class LogInTreeTests
{
    private static readonly NoteSigner s_signer = NoteSigner.Create(
        "log.example.gov.cn",
        NoteKeyType.Ed25519,
        PrivateKey.Generate(SignatureAlgorithm.Ed25519)
    );

    [Fact]
    public async Task Whoever_has_the_tree_has_the_root_of_its_checkpoint_whenever_the_writer_stopped()
    {
        var random = new Random(5);
        var store = new MemoryTreeStore();
        var nodes = new Nodes();
        for (var round = 0; round < 40; round++)
        {
            nodes.Append(random.Next(1, 200));
            var published = (await new PublicTreeReader(store).FindCheckpointAsync(default)) is { } note
                ? Parse(note).Size
                : 0;
            (store.WritesLeft, store.FailsAfter) = (random.Next(3), random.Next(2) == 0);
            try
            {
                await new PublicTreeWriter(store).PutCheckpointAsync(published, nodes.SignHead(), nodes, default);
            }
            catch (IOException)
            {
                // The next round goes on from the checkpoint that is there.
            }

            await VerifyAsync(store);
        }

        store.WritesLeft = null;
        await new PublicTreeWriter(store).PutCheckpointAsync(0, nodes.SignHead(), nodes, default);
        Assert.Equal(nodes.Frontier.Root, await VerifyAsync(store));
    }

    private static async Task<TreeHash?> VerifyAsync(MemoryTreeStore store)
    {
        var reader = new PublicTreeReader(store);
        if (await reader.FindCheckpointAsync(default) is not { } note)
        {
            return null;
        }

        Assert.True(note.TryVerify([s_signer.VerifierKey], out _));
        var head = Parse(note);
        var root = await new TreeProver(new TileNodeReader(head.Size, reader.FindTileAsync)).FindRootAsync(
            head.Size,
            default
        );
        Assert.Equal(head.Root, root);
        return root;
    }

    private static Checkpoint Parse(SignedNote note) =>
        Checkpoint.TryParse(note.Text, out var checkpoint) ? checkpoint : throw new FormatException();

    private sealed class Nodes : INodeReader
    {
        private readonly Dictionary<NodePosition, TreeHash> _nodes = [];

        public TreeFrontier Frontier { get; private set; } = TreeFrontier.Empty;

        public void Append(int count)
        {
            var created = new List<TreeNode>();
            for (var i = 0; i < count; i++)
            {
                Frontier = Frontier.Append(TreeHasher.HashLeaf(BitConverter.GetBytes(Frontier.Size)), created);
            }

            created.ForEach(n => _nodes.Add(n.Position, n.Hash));
        }

        public SignedNote SignHead()
        {
            var text = new Checkpoint(s_signer.VerifierKey.Name, Frontier.Size, Frontier.Root).ToString();
            return new(text, [s_signer.Sign(text, SampleReport.Now)]);
        }

        public ValueTask<IReadOnlyList<TreeHash>> ReadAsync(
            IReadOnlyList<NodePosition> positions,
            CancellationToken cancellation
        ) => new([.. positions.Select(p => _nodes[p])]);
    }
}
