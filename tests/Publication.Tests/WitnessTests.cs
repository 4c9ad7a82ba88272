using Disclosure.Filing.V1;
using Disclosure.Testing;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.Publication.Tests;

/// <summary>Filing as a witness of another agency's log: over starts it cosigns one history.</summary>
public sealed class WitnessTests : IDisposable
{
    private const string Other = "log.other.gov.cn";

    private readonly TemporaryFolder _folder = new();
    private readonly NoteSigner _log = NoteSigner.Create(
        Other,
        NoteKeyType.Ed25519,
        PrivateKey.Generate(SignatureAlgorithm.Ed25519)
    );

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_history_of_a_known_log_is_cosigned_and_remembered_over_a_start()
    {
        var one = TreeHasher.HashLeaf([1]);
        var two = TreeHasher.HashChildren(one, TreeHasher.HashLeaf([2]));
        using (var host = NewHost())
        {
            var body = Body(0, new(Other, 1, one));
            var request = new AddCheckpointRequest { RequestId = PublicationHost.NewId(), Body = body };
            var answer = await host.Witness.AddCheckpointAsync(request);
            Assert.Equal(200, answer.Status);
            var key = NoteKey.Create("witness.linyang.gov.cn", NoteKeyType.Cosignature, host.ReadKey("witness.pem"));
            Assert.True(SignedNote.TryParse(Sign(new(Other, 1, one)) + answer.Body, out var cosigned));
            Assert.True(cosigned.TryVerify([key], out var signatures));
            Assert.Single(signatures);
            // A repeat is answered as the first; the same as another request is one too many.
            Assert.Equal(answer, await host.Witness.AddCheckpointAsync(request));
            Assert.Equal((409, "1\n"), await AddAsync(host, body));
        }

        using var again = NewHost();
        // Another history of the same size and a greater one, under the log's own signature: a split view.
        var forged = TreeHasher.HashLeaf([9]);
        Assert.Equal(422, (await AddAsync(again, Body(1, new(Other, 1, forged)))).Status);
        Assert.Equal(422, (await AddAsync(again, Body(1, new(Other, 2, forged), TreeHasher.HashLeaf([2])))).Status);
        Assert.Equal(200, (await AddAsync(again, Body(1, new(Other, 2, two), TreeHasher.HashLeaf([2])))).Status);
        Assert.Equal((409, "2\n"), await AddAsync(again, Body(1, new(Other, 2, two), TreeHasher.HashLeaf([2]))));
    }

    [Fact]
    public async Task Of_requests_that_race_one_is_cosigned()
    {
        using var host = NewHost();
        var bodies = Enumerable.Range(0, 16).Select(i => Body(0, new(Other, 1, TreeHasher.HashLeaf([(byte)i]))));
        var answers = await Task.WhenAll(bodies.Select(b => AddAsync(host, b)));
        Assert.Single(answers, a => a.Status == 200);
        Assert.Equal(15, answers.Count(a => a == (409, "1\n")));
    }

    [Fact]
    public async Task Strangers_are_not_cosigned()
    {
        using var host = NewHost();
        var head = new Checkpoint(Other, 1, TreeHasher.HashLeaf([1]));
        Assert.Equal(404, (await AddAsync(host, Body(0, head with { Origin = "nobody" }))).Status);
        var stranger = NoteSigner.Create(Other, NoteKeyType.Ed25519, PrivateKey.Generate(SignatureAlgorithm.Ed25519));
        var note = new SignedNote($"{head}", [stranger.Sign($"{head}", DateTimeOffset.UnixEpoch)]);
        Assert.Equal(403, (await AddAsync(host, $"old 0\n\n{note}")).Status);
        Assert.Equal(400, (await AddAsync(host, "")).Status);
    }

    private PublicationHost NewHost() =>
        new(
            _folder.Path,
            settings: new Dictionary<string, string>
            {
                ["DISCLOSURE_WITNESS_LOGS"] = $"{_log.VerifierKey}",
                ["DISCLOSURE_WITNESS_NAME"] = "witness.linyang.gov.cn",
            }
        );

    private static async Task<(int Status, string Body)> AddAsync(PublicationHost host, string body)
    {
        var request = new AddCheckpointRequest { RequestId = PublicationHost.NewId(), Body = body };
        var answer = await host.Witness.AddCheckpointAsync(request);
        return (answer.Status, answer.Body);
    }

    private string Sign(Checkpoint head) =>
        $"{new SignedNote($"{head}", [_log.Sign($"{head}", DateTimeOffset.UnixEpoch)])}";

    private string Body(long old, Checkpoint head, params TreeHash[] proof) =>
        $"old {old}\n{string.Concat(proof.Select(p => $"{p}\n"))}\n{Sign(head)}";
}
