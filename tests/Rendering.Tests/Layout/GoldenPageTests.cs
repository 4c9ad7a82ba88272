using System.Security.Cryptography;
using Disclosure.Rendering.Formats.Ofd;
using Disclosure.Rendering.Formats.Pdf;
using Disclosure.Testing;

namespace Disclosure.Rendering.Tests.Layout;

/// <summary>
/// Pages of six reports as they should be. When one changes on purpose, run with DISCLOSURE_GOLDEN=write, read the
/// difference and look at the pages.
/// </summary>
public sealed class GoldenPageTests
{
    [Theory, MemberData(nameof(PageReports.Names), MemberType = typeof(PageReports))]
    public void The_pages_are_as_they_should_be(string name)
    {
        var dump = PageDump.Of(PageReports.Set(PageReports.Of(name)));
        Assert.Equal(Golden($"{name}.pages.txt", dump), dump);
    }

    // Whatever the process, its culture and its time zone: this digest was made by another one.
    [GoldenFontsTheory, MemberData(nameof(PageReports.Names), MemberType = typeof(PageReports))]
    public void The_files_are_the_same_bytes_as_ever(string name)
    {
        var content = PageReports.Of(name);
        var pdf = new PdfReportWriter(TestFonts.Library, TestFonts.Subsets).Write(content);
        var ofd = new OfdReportWriter(TestFonts.Library, TestFonts.Subsets).Write(content);
        Assert.Equal(GoldenFile.Read(GoldenFonts.Path, GoldenFonts.Here), GoldenFonts.Here);
        var digests = $"pdf {Digest(pdf)}\nofd {Digest(ofd)}\n";
        Assert.Equal(Golden($"{name}.sha256", digests), digests);
    }

    private static string Digest(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    private static string Golden(string file, string now) =>
        GoldenFile.Read(Repository.PathOf("tests", "Rendering.Tests", "Golden", "Pages", file), now);
}
