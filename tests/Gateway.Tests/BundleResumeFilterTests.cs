using System.Security.Cryptography;
using Disclosure.ApiErrors;
using Disclosure.Gateway.Regions;

namespace Disclosure.Gateway.Tests;

/// <summary>Which bytes of a bundle that is rendered again its caller lacks.</summary>
public sealed class BundleResumeFilterTests
{
    private static readonly byte[] s_whole = [1, 2, 3, 4, 5, 6, 7, 8];

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(3, 3)]
    [InlineData(5, 2)]
    [InlineData(8, 8)]
    public void What_the_caller_has_is_skipped_however_the_bytes_are_divided(int offset, int size)
    {
        using var filter = Filter(offset, s_whole.AsSpan(0, offset));
        var rest = s_whole.Chunk(size).SelectMany(piece => filter.Filter(piece).ToArray()).ToArray();
        filter.Complete();
        Assert.Equal(s_whole[offset..], rest);
    }

    [Fact]
    public void Bytes_that_differ_are_found_with_the_last_of_them()
    {
        using var filter = Filter(4, [1, 2, 3, 9]);
        Assert.True(filter.Filter(s_whole.AsMemory(0, 3)).IsEmpty);
        var error = Assert.Throws<ApiException>(() => filter.Filter(s_whole.AsMemory(3)));
        Assert.Equal("BUNDLE_CHANGED", error.Reason);
    }

    [Fact]
    public void A_caller_who_has_more_than_there_is_has_another_file()
    {
        using var filter = Filter(9, [.. s_whole, 9]);
        filter.Filter(s_whole);
        Assert.Equal("BUNDLE_CHANGED", Assert.Throws<ApiException>(filter.Complete).Reason);
    }

    [Theory]
    [InlineData(-1, "", "OFFSET_RANGE")]
    [InlineData(5, "", "DIGEST_FORMAT")]
    [InlineData(5, "zz", "DIGEST_FORMAT")]
    public void An_offset_needs_the_digest_of_what_is_before_it(long offset, string digest, string reason)
    {
        var request = new PublicV1.BundleReportsRequest { Offset = offset, Sha256 = digest };
        var error = Assert.Throws<ApiException>(() => BundleResumeFilter.Parse(request));
        Assert.Equal(reason, Assert.Single(error.Violations).Reason);
    }

    [Theory]
    [InlineData("云泽县/财政局", "云泽县_财政局（yun-ze）2023.pdf")]
    [InlineData("a:b\n𠮷", "a_b___（yun-ze）2023.pdf")]
    public void An_entry_is_named_by_title_and_code_in_characters_that_every_system_takes(string title, string path)
    {
        var report = Fakes.Sample.Pinned(2023);
        report.AgencyTitle = title;
        Assert.Equal(path, BundleEntryPath.Create(report, "pdf"));
    }

    private static BundleResumeFilter Filter(int offset, ReadOnlySpan<byte> known) =>
        BundleResumeFilter.Parse(
            new() { Offset = offset, Sha256 = offset == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(known)) }
        );
}
