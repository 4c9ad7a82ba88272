using System.Text;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;

namespace Disclosure.TransparencyLog.Tests.Notes;

public sealed class CheckpointTests
{
    // The example of c2sp.org/tlog-checkpoint.
    private const string Example =
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    [Fact]
    public void The_published_checkpoint_is_read_and_written()
    {
        Assert.True(Checkpoint.TryParse(Example, out var checkpoint));
        Assert.Equal(("example.com/behind-the-sofa", 20852163L), (checkpoint.Origin, checkpoint.Size));
        Assert.Equal(Example, checkpoint.ToString());
        Assert.True(Checkpoint.TryParse(Example + "an extension\n", out _));
    }

    [Theory]
    [InlineData("\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("example.com\n020852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("example.com\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("example.com\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("example.com\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("example.com\n\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("example.com\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2=\n")]
    [InlineData("example.com\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")]
    [InlineData("example.com\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n")]
    [InlineData("example.com\n1\n")]
    public void A_malformed_checkpoint_is_refused(string text) => Assert.False(Checkpoint.TryParse(text, out _));

    [Fact]
    public void A_cosignature_covers_time_and_text_as_specified()
    {
        var key = PrivateKey.Generate(SignatureAlgorithm.Ed25519);
        var witness = NoteSigner.Create("witness.example", NoteKeyType.Cosignature, key);
        var signature = witness.Sign(Example, DateTimeOffset.FromUnixTimeSeconds(1679315147));
        Assert.Equal([0, 0, 0, 0, 0x64, 0x18, 0x50, 0xCB], signature.Bytes[..8]);
        var message = "cosignature/v1\ntime 1679315147\n" + Example;
        Assert.Equal(key.Sign(Encoding.UTF8.GetBytes(message)), signature.Bytes[8..]);

        var note = new SignedNote(Example, [signature]);
        Assert.True(note.TryVerify([witness.VerifierKey], out _));
        // Another time in the signature, or the same key as a log's: not what was signed.
        signature.Bytes[7] ^= 1;
        Assert.False(note.TryVerify([witness.VerifierKey], out _));
        Assert.False(note.TryVerify([NoteKey.Create("witness.example", NoteKeyType.Ed25519, key.PublicKey)], out _));
    }

    [Fact]
    public void A_policy_asks_for_the_log_and_enough_different_witnesses()
    {
        var log = new TestLog().Append(3);
        var witnesses = Enumerable
            .Range(0, 3)
            .Select(i =>
                NoteSigner.Create(
                    $"w{i}.example",
                    NoteKeyType.Cosignature,
                    PrivateKey.Generate(SignatureAlgorithm.Ed25519)
                )
            )
            .ToArray();
        var policy = log.Policy with { Witnesses = [.. witnesses.Select(w => w.VerifierKey)], Quorum = 2 };
        var note = log.SignHead();
        Assert.False(policy.TryAccept(note, out _));
        var once = note.With(witnesses[0].Sign(note.Text, TestLog.Now));
        Assert.False(policy.TryAccept(once.With(witnesses[0].Sign(note.Text, TestLog.Now.AddHours(1))), out _));
        var twice = once.With(witnesses[2].Sign(note.Text, TestLog.Now));
        Assert.True(policy.TryAccept(twice, out var head));
        Assert.Equal(log.Head, head);
        // Witnesses without the log, or another log under the same key.
        Assert.False(policy.TryAccept(twice with { Signatures = [.. twice.Signatures.Skip(1)] }, out _));
        Assert.False((policy with { Origin = "other.example" }).TryAccept(twice, out _));
    }
}
