using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Disclosure.PublicTree.Datasets;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Tiles;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.PublicSite.Tests;

public sealed class LogAndDatasetTests : IAsyncLifetime, INodeReader
{
    private readonly SiteUnderTest _site = new();
    private readonly Dictionary<NodePosition, TreeHash> _nodes = [];

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_client_of_the_log_verifies_it_with_what_is_served()
    {
        const string origin = "log.example.gov.cn";
        var signer = NoteSigner.Create(origin, NoteKeyType.Ed25519, PrivateKey.Generate(SignatureAlgorithm.Ed25519));
        var frontier = TreeFrontier.Empty;
        var created = new List<TreeNode>();
        for (var i = 0; i < 300; i++)
        {
            frontier = frontier.Append(TreeHasher.HashLeaf(BitConverter.GetBytes(i)), created);
        }

        created.ForEach(n => _nodes.Add(n.Position, n.Hash));
        var text = new Checkpoint(origin, 300, frontier.Root).ToString();
        var note = new SignedNote(text, [signer.Sign(text, SiteUnderTest.Now)]);
        await _site.Writer.PutCheckpointAsync(0, note, this, default);

        var served = await _site.Client.GetAsync("/public/v1/log/checkpoint");
        Assert.Equal("text/plain; charset=utf-8", served.Content.Headers.ContentType?.ToString());
        Assert.Equal("public, max-age=5", served.Headers.CacheControl?.ToString());
        Assert.True(SignedNote.TryParse(await served.Content.ReadAsStringAsync(), out var read));
        Assert.True(new LogPolicy(origin, [signer.VerifierKey]).TryAccept(read, out var head));
        var prover = new TreeProver(new TileNodeReader(head.Size, ReadTileAsync));
        Assert.Equal(head.Root, await prover.FindRootAsync(300, default));
        var proof = await prover.ProveInclusionAsync(299, 300, default);
        Assert.True(ProofVerifier.VerifyInclusion(_nodes[new(0, 299)], 299, 300, proof, head.Root));

        var tile = await _site.Client.GetAsync("/public/v1/log/tile/0/000");
        Assert.Equal("application/octet-stream", tile.Content.Headers.ContentType?.ToString());
        Assert.Equal("public, max-age=31536000, immutable", tile.Headers.CacheControl?.ToString());
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await _site.Client.GetAsync("/public/v1/log/tile/entries/000")).StatusCode
        );
    }

    [Fact]
    public async Task A_dataset_of_a_year_is_listed_with_its_files()
    {
        var csv = await _site.Writer.PutObjectAsync("agency,year\n"u8.ToArray(), default);
        await _site.Writer.PutDatasetAsync(
            new PublishedDataset(
                2023,
                SiteUnderTest.Now,
                [new("csv", "text/csv; charset=utf-8", "2023.csv", csv.Sha256, csv.Size)],
                7,
                await _site.Writer.PutObjectAsync("{\"signed\":true}"u8.ToArray(), default)
            ),
            default
        );
        var view = await _site.Client.GetFromJsonAsync<JsonElement>("/public/v1/datasets/2023");
        var uri = view.GetProperty("files")[0].GetProperty("uri").GetString();
        Assert.Equal("agency,year\n", await _site.Client.GetStringAsync(uri));
        Assert.Equal("agency,year\n", await _site.Client.GetStringAsync("/public/v1/datasets/2023/files/csv"));
        // Its metadata name it by its file name, beside themselves.
        Assert.Equal("agency,year\n", await _site.Client.GetStringAsync("/public/v1/datasets/2023/files/2023.csv"));
        var manifest = await _site.Client.GetAsync(view.GetProperty("manifestUri").GetString());
        Assert.Equal("application/vnd.dsse.envelope.v1+json", manifest.Content.Headers.ContentType?.MediaType);
        Assert.Equal("{\"signed\":true}", await manifest.Content.ReadAsStringAsync());
    }

    public ValueTask<IReadOnlyList<TreeHash>> ReadAsync(
        IReadOnlyList<NodePosition> positions,
        CancellationToken cancellation
    ) => new([.. positions.Select(p => _nodes[p])]);

    private async ValueTask<byte[]?> ReadTileAsync(TilePath tile, CancellationToken cancellation)
    {
        var answer = await _site.Client.GetAsync($"/public/v1/log/{tile}", cancellation);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(cancellation) : null;
    }
}
