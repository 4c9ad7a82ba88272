using Disclosure.Testing;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Trees;
using static Disclosure.Publication.Tests.PublicationHost;

namespace Disclosure.Publication.Tests;

/// <summary>Heads of the log are cosigned by a witness that sees one history, and published without it where it does not answer.</summary>
public sealed class CosignatureTests : IAsyncLifetime, IDisposable
{
    private static readonly byte[] s_json = Bytes("{\"year\":2023}");

    private readonly TemporaryFolder _folder = new();
    private LogPolicy _log = null!;
    private WitnessUnderTest _witness = null!;

    // The log's key is there before the service, so that the witness knows it.
    public async Task InitializeAsync()
    {
        var key = PrivateKey.Generate(SignatureAlgorithm.Ed25519);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "log.pem"), key.ToPem());
        var verifier = NoteKey.Create(PublicationHost.Origin, NoteKeyType.Ed25519, key.PublicKey);
        _log = new(PublicationHost.Origin, [verifier]) { Witnesses = [WitnessUnderTest.Key], Quorum = 1 };
        _witness = await WitnessUnderTest.StartAsync(new(PublicationHost.Origin, [verifier]));
    }

    public async Task DisposeAsync() => await _witness.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_head_is_cosigned_and_receipts_carry_the_cosignature()
    {
        using var host = NewHost();
        await host.ApproveAsync();
        await host.PublishAsync(NewHead(Bytes("a"), s_json), Bytes("a"), s_json);
        await RequireCosignedAsync(host);
        await host.MoveAsync(Name, Filing.V1.ReportVerb.Correct, "更正表三合计");
        await host.SubmitAsync();
        await host.PublishAsync(NewHead(Bytes("b"), s_json), Bytes("b"), s_json);
        await RequireCosignedAsync(host);

        var receipt = await host.Publications.GetReceiptAsync(new() { Name = Name });
        Assert.True(LogProof.TryParse(receipt.Proof, out var proof));
        Assert.True(proof.Verify(proof.Extra, _log));
        Assert.All(_witness.Statuses, s => Assert.Equal(200, s));
    }

    [Fact]
    public async Task A_witness_that_was_away_is_told_what_it_missed()
    {
        using var host = NewHost();
        await host.ApproveAsync();
        _witness.Instead = new(503, "");
        await host.PublishAsync(NewHead(Bytes("a"), s_json), Bytes("a"), s_json);
        Assert.False(_log.TryAccept((await host.Tree.FindCheckpointAsync(default))!, out _));
        _witness.Instead = null;
        await host.ApproveAsync("2022");
        await host.Publications.GetReceiptAsync(new() { Name = Name });
        await RequireCosignedAsync(host);

        // Its last answer was lost on the way: it is ahead of what was published with its cosignature.
        _witness.Instead = new(200, "— nobody AAAA\n");
        await host.MoveAsync(Name, Filing.V1.ReportVerb.Correct, "更正");
        await host.Publications.GetReceiptAsync(new() { Name = Name });
        Assert.False(_log.TryAccept((await host.Tree.FindCheckpointAsync(default))!, out _));
        _witness.Instead = null;
        await host.SubmitAsync();
        await host.Publications.GetReceiptAsync(new() { Name = Name });
        await RequireCosignedAsync(host);
        Assert.Contains(409, _witness.Statuses);
    }

    [Fact]
    public async Task A_witness_that_saw_another_history_does_not_cosign_this_one()
    {
        _witness.Newest = new(PublicationHost.Origin, 1, TreeHasher.HashLeaf(Bytes("another first entry")));
        using var host = NewHost();
        await host.ApproveAsync();
        await host.PublishAsync(NewHead(Bytes("a"), s_json), Bytes("a"), s_json);
        Assert.Equal(1, _witness.Newest.Size);
        Assert.Contains(422, _witness.Statuses);
        Assert.DoesNotContain(200, _witness.Statuses);
        Assert.False(_log.TryAccept((await host.Tree.FindCheckpointAsync(default))!, out _));
    }

    [Fact]
    public async Task A_witness_without_a_server_holds_nothing_up()
    {
        using var host = NewHost($"{WitnessUnderTest.Key} http://127.0.0.1:{Ports.Free()}");
        await host.ApproveAsync();
        Assert.Equal(1, (await host.PublishAsync(NewHead(Bytes("a"), s_json), Bytes("a"), s_json)).Version);
    }

    private PublicationHost NewHost(string? witnesses = null) =>
        new(
            _folder.Path,
            settings: new Dictionary<string, string> { ["DISCLOSURE_LOG_WITNESSES"] = witnesses ?? _witness.Setting }
        );

    private async Task RequireCosignedAsync(PublicationHost host)
    {
        var note = (await host.Tree.FindCheckpointAsync(default))!;
        Assert.True(_log.TryAccept(note, out var head));
        Assert.Equal(head, _witness.Newest);
    }
}
