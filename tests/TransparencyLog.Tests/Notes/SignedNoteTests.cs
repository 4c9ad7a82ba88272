using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Notes;

namespace Disclosure.TransparencyLog.Tests.Notes;

/// <summary>Keys and notes of golang.org/x/mod/sumdb/note (note_test.go, example_test.go) and of c2sp.org/signed-note.</summary>
public sealed class SignedNoteTests
{
    private const string Vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private const string Text =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private const string First =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private const string Second =
        "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    private static readonly NoteKey s_key = Parse(Vkey);

    [Fact]
    public void Signing_gives_the_published_notes()
    {
        var seed = Convert.FromBase64String("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1..];
        var peter = NoteSigner.Create("PeterNeumann", NoteKeyType.Ed25519, PrivateKey.FromEd25519Seed(seed));
        var enoch = NoteSigner.Create("EnochRoot", NoteKeyType.Ed25519, PrivateKey.FromEd25519Seed(new byte[32]));
        Assert.Equal(Vkey, peter.VerifierKey.ToString());
        var note = new SignedNote(Text, []).With(peter.Sign(Text, default)).With(enoch.Sign(Text, default));
        Assert.Equal($"{Text}\n{First}{Second}", note.ToString());
    }

    [Fact]
    public void Published_notes_verify_and_signatures_of_unknown_keys_are_ignored()
    {
        var note = ParseNote($"{Text}\n{Second}{First}");
        Assert.Equal(Text, note.Text);
        Assert.True(note.TryVerify([s_key], out var verified));
        Assert.Equal("PeterNeumann", Assert.Single(verified).Name);
        Assert.False(note.TryVerify([], out _));

        var foo = Parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        var message = ParseNote(
            "This is an example message.\n\n— example.com/foo "
                + "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
        );
        Assert.True(message.TryVerify([foo], out _));
    }

    [Fact]
    public void A_note_with_a_false_signature_of_a_known_key_is_refused_whole()
    {
        var forged = s_key.Name + " " + First.Split(' ')[2];
        var note = ParseNote($"{Text}\n{First}") with { Text = Text + "And more.\n" };
        Assert.False(note.TryVerify([s_key], out var verified));
        Assert.Empty(verified);
        // One signature that holds does not save another that does not.
        var twice = ParseNote($"{Text}\n{First}— {forged}");
        Assert.True(twice.TryVerify([s_key], out _));
        var broken = new NoteSignature(s_key.Name, s_key.Id, new byte[64]);
        Assert.False(twice.With(broken).TryVerify([s_key], out verified));
        Assert.Empty(verified);
    }

    [Fact]
    public void Every_part_and_every_change_of_a_key_text_is_refused()
    {
        for (var i = 0; i <= Vkey.Length; i++)
        {
            for (var j = i; j <= Vkey.Length; j++)
            {
                Assert.Equal(i == 0 && j == Vkey.Length, NoteKey.TryParse(Vkey[i..j], out _));
            }
        }

        for (var i = 0; i < Vkey.Length; i++)
        {
            var changed = Vkey.ToCharArray();
            changed[i]++;
            Assert.False(NoteKey.TryParse(new string(changed), out _));
        }

        Assert.False(
            NoteKey.TryParse("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==", out _)
        );
        Assert.False(NoteKey.TryParse("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", out _));
        Assert.Throws<ArgumentException>(() => NoteKey.Create("a b", NoteKeyType.Ed25519, NewKey().PublicKey));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n— name\n")]
    [InlineData("text\n\n— name AAAA\n")]
    [InlineData("text\n\n— name AAAAAAA\n")]
    [InlineData("text\n\n— na+me AAAAAAAA\n")]
    [InlineData("text\n\n—  AAAAAAAA\n")]
    [InlineData("text\n\n- name AAAAAAAA\n")]
    [InlineData("text\n\n— name AAAAAAAA")]
    [InlineData("te\txt\n\n— name AAAAAAAA\n")]
    [InlineData("text\r\n\n— name AAAAAAAA\n")]
    public void A_malformed_note_is_refused(string note) => Assert.False(SignedNote.TryParse(note, out _));

    [Fact]
    public void A_note_is_bounded_in_signatures_and_length()
    {
        var line = "— name AAAAAAAA\n";
        Assert.True(SignedNote.TryParse("text\n\n" + string.Concat(Enumerable.Repeat(line, 64)), out _));
        Assert.False(SignedNote.TryParse("text\n\n" + string.Concat(Enumerable.Repeat(line, 65)), out _));
        Assert.False(SignedNote.TryParse(new string('a', SignedNote.MaxLength) + "\n\n" + line, out _));
    }

    private static PrivateKey NewKey() => PrivateKey.Generate(SignatureAlgorithm.Ed25519);

    private static NoteKey Parse(string vkey) =>
        NoteKey.TryParse(vkey, out var key) ? key : throw new FormatException();

    private static SignedNote ParseNote(string note) =>
        SignedNote.TryParse(note, out var parsed) ? parsed : throw new FormatException();
}
