using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Tests.Notes;
using Disclosure.TransparencyLog.Trees;
using Disclosure.TransparencyLog.Witnesses;

namespace Disclosure.TransparencyLog.Tests.Witnesses;

public sealed class WitnessTests
{
    private readonly TestLog _log = new();
    private readonly MemoryStore _store = new();
    private readonly NoteSigner _signer = NoteSigner.Create(
        "witness.example",
        NoteKeyType.Cosignature,
        PrivateKey.Generate(SignatureAlgorithm.Ed25519)
    );

    [Fact]
    public async Task A_growing_log_is_cosigned_step_by_step()
    {
        long old = 0;
        foreach (var count in new[] { 0, 1, 4, 0, 20, 100 })
        {
            _log.Append(count);
            var answer = await AddAsync(old);
            Assert.Equal(200, answer.Status);
            Assert.True(SignedNote.TryParse(_log.SignHead().ToString() + answer.Body, out var cosigned));
            Assert.True(cosigned.TryVerify([_signer.VerifierKey], out _));
            old = _log.Head.Size;
        }

        Assert.Equal(_log.Head, _store.Newest);
    }

    [Fact]
    public async Task A_split_view_is_not_cosigned()
    {
        _log.Append(10);
        Assert.Equal(200, (await AddAsync(0)).Status);
        var newest = _store.Newest;

        // The same key signs another history: of the same size, and grown from it.
        var other = new Forked(_log).Log.Append(9).Append(1, "other");
        Assert.Equal(422, (await AddAsync(10, other)).Status);
        other.Append(5);
        Assert.Equal(422, (await AddAsync(10, other)).Status);
        Assert.Equal(newest, _store.Newest);
    }

    [Fact]
    public async Task A_log_that_shrinks_or_guesses_gets_the_size_that_is_known()
    {
        var early = new Forked(_log).Log.Append(4);
        _log.Append(10);
        Assert.Equal(200, (await AddAsync(0)).Status);
        var answer = await AddAsync(0, early);
        Assert.Equal((409, "10\n"), (answer.Status, answer.Body));
        Assert.Equal(400, (await AddAsync(10, early)).Status);
        Assert.Equal(409, (await AddAsync(3)).Status);
    }

    [Fact]
    public async Task A_request_that_lost_the_race_does_not_take_the_witness_back()
    {
        _log.Append(10);
        var slow = await BuildAsync(0, _log);
        _store.BeforeReplace = () =>
        {
            _log.Append(10);
            _store.Newest = _log.Head;
        };
        var answer = await NewWitness().AddCheckpointAsync(slow, default);
        Assert.Equal((409, "20\n"), (answer.Status, answer.Body));
        Assert.Equal(20, _store.Newest?.Size);
    }

    [Fact]
    public async Task Strangers_and_false_signatures_are_told_apart()
    {
        _log.Append(3);
        var body = await BuildAsync(0, _log);
        Assert.Equal(404, (await SendAsync(body.Replace(TestLog.Origin, "other.example"))).Status);
        Assert.Equal(403, (await SendAsync(await BuildAsync(0, new TestLog().Append(3)))).Status);
        // Another root under the log's signature.
        var forged = body.Replace(_log.Head.Root.ToString(), TreeHasher.EmptyRoot.ToString());
        Assert.Equal(403, (await SendAsync(forged)).Status);
        Assert.Null(_store.Newest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("old 0\n")]
    [InlineData("old 00\n\nHEAD")]
    [InlineData("old -1\n\nHEAD")]
    [InlineData("new 0\n\nHEAD")]
    [InlineData("old 0\nxyz\n\nHEAD")]
    public async Task A_malformed_request_is_refused(string body) =>
        Assert.Equal(400, (await SendAsync(body.Replace("HEAD", _log.Append(1).SignHead().ToString()))).Status);

    [Fact]
    public async Task More_hashes_than_any_proof_has_are_refused()
    {
        var line = $"{TreeHasher.EmptyRoot}\n";
        var head = _log.Append(1).SignHead();
        Assert.Equal(400, (await SendAsync($"old 0\n{string.Concat(Enumerable.Repeat(line, 64))}\n{head}")).Status);
        Assert.Equal(422, (await SendAsync($"old 0\n{line}\n{head}")).Status);
        Assert.Null(_store.Newest);
    }

    private Witness NewWitness() => new(_signer, [_log.Policy], _store, TimeProvider.System);

    private Task<WitnessAnswer> SendAsync(string body) => NewWitness().AddCheckpointAsync(body, default);

    private async Task<WitnessAnswer> AddAsync(long old, TestLog? log = null) =>
        await SendAsync(await BuildAsync(old, log ?? _log));

    private static async Task<string> BuildAsync(long old, TestLog log)
    {
        var size = Math.Max(old, log.Head.Size);
        var proof =
            size == log.Head.Size ? await new TreeProver(log.Nodes).ProveConsistencyAsync(old, size, default) : [];
        return new AddCheckpointRequest(old, proof, log.SignHead()).ToString();
    }

    /// <summary>A log that signs with the key of another.</summary>
    private sealed class Forked(TestLog other)
    {
        public TestLog Log { get; } = new() { Signer = other.Signer };
    }

    private sealed class MemoryStore : IWitnessStore
    {
        public Checkpoint? Newest { get; set; }

        public Action? BeforeReplace { get; set; }

        public Task<Checkpoint?> FindAsync(string origin, CancellationToken cancellation) => Task.FromResult(Newest);

        public Task<bool> TryReplaceAsync(Checkpoint? expected, Checkpoint replacement, CancellationToken cancellation)
        {
            BeforeReplace?.Invoke();
            if (Newest != expected)
            {
                return Task.FromResult(false);
            }

            Newest = replacement;
            return Task.FromResult(true);
        }
    }
}
