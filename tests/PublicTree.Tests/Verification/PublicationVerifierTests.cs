using System.Text;
using Disclosure.PublicTree.Verification;
using Disclosure.Testing;
using Disclosure.TransparencyLog.Keys;

namespace Disclosure.PublicTree.Tests.Verification;

public sealed class PublicationVerifierTests
{
    private readonly SamplePublication _sample = new(SignatureAlgorithm.Ed25519);

    [Theory]
    [InlineData(SignatureAlgorithm.Ed25519), InlineData(SignatureAlgorithm.Sm2)]
    public async Task A_publication_verifies_by_either_key(SignatureAlgorithm algorithm)
    {
        var sample = new SamplePublication(algorithm);
        Assert.Equal(PublicationFault.None, await sample.VerifyAsync(sample.File, sample.Manifest, sample.Receipt));
    }

    [Fact]
    public async Task Each_part_of_another_publication_is_named()
    {
        var other = new SamplePublication(SignatureAlgorithm.Ed25519);
        Assert.Equal(PublicationFault.FileChanged, await VerifyAsync(file: [1]));
        Assert.Equal(PublicationFault.ManifestSignature, await VerifyAsync(manifest: other.Manifest));
        Assert.Equal(PublicationFault.ManifestMalformed, await VerifyAsync(manifest: [1]));
        Assert.Equal(PublicationFault.ReceiptProof, await VerifyAsync(receipt: other.Receipt));
        Assert.Equal(PublicationFault.ReceiptMalformed, await VerifyAsync(receipt: "receipt"));
        Assert.Equal(
            PublicationFault.FileUnknown,
            await _sample.VerifyAsync(_sample.File, _sample.Manifest, _sample.Receipt, "docx")
        );
    }

    [Fact]
    public async Task A_receipt_of_another_entry_of_the_same_log_is_foreign()
    {
        var text = Encoding.UTF8.GetString(_sample.Entry);
        foreach (
            var entry in new[]
            {
                text.Replace("linyang", "linyin"),
                text.Replace("details", "codes"),
                text[..^1],
                "[]",
                "{\"kind\":\"REPORT_PUBLISHED\"," + text[1..],
            }
        )
        {
            var receipt = _sample.Prove(Encoding.UTF8.GetBytes(entry), 3, 9).ToString();
            Assert.Equal(PublicationFault.ReceiptForeign, await VerifyAsync(receipt: receipt));
        }
    }

    [Fact]
    public async Task Each_of_1000_random_changes_of_file_manifest_or_receipt_is_noticed()
    {
        var random = new Random(9);
        for (var i = 0; i < 1000; i++)
        {
            byte[][] parts =
            [
                [.. _sample.File],
                [.. _sample.Manifest],
                Encoding.UTF8.GetBytes(_sample.Receipt),
            ];
            var part = parts[random.Next(3)];
            part[random.Next(part.Length)] ^= (byte)(1 << random.Next(8));
            var fault = await _sample.VerifyAsync(parts[0], parts[1], Encoding.UTF8.GetString(parts[2]));
            Assert.NotEqual(PublicationFault.None, fault);
        }
    }

    [ToolFact("python3")]
    public void A_verifier_that_shares_no_code_accepts_it_and_notices_1000_changes()
    {
        using var folder = new TemporaryFolder();
        string[] names = ["file", "manifest", "receipt"];
        byte[][] parts = [_sample.File, _sample.Manifest, Encoding.UTF8.GetBytes(_sample.Receipt)];
        for (var i = 0; i < 3; i++)
        {
            File.WriteAllBytes(Path.Combine(folder.Path, names[i]), parts[i]);
        }

        var (exit, output) = Verify(folder.Path, _sample, "1000");
        Assert.True(exit == 0, output);
        (exit, _) = Verify(folder.Path, new SamplePublication(SignatureAlgorithm.Ed25519), "0");
        Assert.Equal(1, exit);
    }

    private static (int ExitCode, string Output) Verify(string folder, SamplePublication keys, string tamperings) =>
        Tool.Run(
            "python3",
            Path.Combine(AppContext.BaseDirectory, "Verification", "verify.py"),
            Path.Combine(folder, "file"),
            "pdf",
            Path.Combine(folder, "manifest"),
            Path.Combine(folder, "receipt"),
            Convert.ToHexStringLower(keys.Keys[0].PublicKey.ToEd25519Bytes()),
            keys.Log.VerifierKey.ToString(),
            tamperings
        );

    private Task<PublicationFault> VerifyAsync(byte[]? file = null, byte[]? manifest = null, string? receipt = null) =>
        _sample.VerifyAsync(file ?? _sample.File, manifest ?? _sample.Manifest, receipt ?? _sample.Receipt);
}
