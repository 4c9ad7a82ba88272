using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Tests.Trees;

public sealed class TreeHasherTests
{
    // Figures of github.com/transparency-dev/merkle, rfc6962_test.go.
    [Fact]
    public void Leaf_node_and_empty_root_hash_as_published()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Hex(TreeHasher.EmptyRoot));
        Assert.Equal("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", Hex(TreeHasher.HashLeaf([])));
        Assert.Equal(
            "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56",
            Hex(TreeHasher.HashLeaf("L123456"u8))
        );
    }

    [Fact]
    public void Long_entries_hash_like_short_ones()
    {
        foreach (var length in new[] { 1022, 1023, 1024, 1025, 70_000 })
        {
            var entry = new byte[length];
            new Random(length).NextBytes(entry);
            var expected = System.Security.Cryptography.SHA256.HashData([0, .. entry]);
            Assert.Equal(expected, TreeHasher.HashLeaf(entry).ToArray());
        }
    }

    [Fact]
    public void A_hash_is_parsed_from_its_own_text_alone()
    {
        var hash = TreeHasher.HashLeaf("年报"u8);
        Assert.True(TreeHash.TryParse(hash.ToString(), out var parsed));
        Assert.Equal(hash, parsed);
        Assert.Equal(hash.ToArray(), parsed.ToArray());
        // The last letter carries two unused bits: a text that sets them is another text and not another way to write this.
        var text = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        Assert.True(TreeHash.TryParse(text, out _));
        foreach (var bad in new[] { null, "", "AAAA", text[..42] + "B=", text + "\n", " " + text[1..], text[..43] })
        {
            Assert.False(TreeHash.TryParse(bad, out _));
        }

        Assert.Throws<ArgumentException>(() => TreeHash.FromBytes(new byte[31]));
    }

    private static string Hex(TreeHash hash) => Convert.ToHexStringLower(hash.ToArray());
}
