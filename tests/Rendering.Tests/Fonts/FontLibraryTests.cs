using System.Buffers.Binary;
using System.Text;
using Disclosure.ApiErrors;
using Disclosure.Rendering.Fonts;
using Disclosure.Testing;
using Microsoft.Extensions.Options;

namespace Disclosure.Rendering.Tests.Fonts;

public sealed class FontLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_role_has_its_own_face_where_all_are_installed()
    {
        var faces = TestFonts.Library.Faces;
        Assert.Empty(faces.Substitutions);
        Assert.Equal(FontRoles.All.Count, faces.Faces.Distinct().Count());
    }

    [Fact]
    public void Without_any_chinese_face_the_answer_says_what_to_install()
    {
        using var library = Library(new() { Folders = _folder.Path });
        var fault = Assert.Throws<ApiException>(() => library.Faces);
        Assert.Equal((ErrorCode.FailedPrecondition, "FONTS_MISSING"), (fault.Code, fault.Reason));
        Assert.Contains("deploy/install-fonts", fault.Localized, StringComparison.Ordinal);
    }

    [Fact]
    public void A_face_that_is_absent_is_stood_in_for_and_said()
    {
        Link(FontRole.Song);
        using var library = Library(new() { Folders = _folder.Path });
        var song = library.Faces.Faces[(int)FontRole.Song];
        Assert.All(library.Faces.Faces, f => Assert.Same(song, f));
        Assert.Equal(
            ["细宋体", "小标宋体", "黑体", "楷体", "仿宋体"],
            library.Faces.Substitutions.Select(s => s.Wanted)
        );
        Assert.All(library.Faces.Substitutions, s => Assert.Equal(song.Name, s.Used));
    }

    [Fact]
    public void An_office_may_name_its_own_face_of_a_collection()
    {
        var path = TestFonts.Library.Faces.Faces[(int)FontRole.Hei].Path;
        using var library = Library(new() { FangSong = path + "#2" });
        Assert.Equal("NotoSansCJKsc-Medium", library.Faces.Faces[(int)FontRole.FangSong].Name);
        Assert.Empty(library.Faces.Substitutions);
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("no font")]
    [InlineData("not to be embedded")]
    public void A_face_that_cannot_be_used_is_stood_in_for_and_said(string why)
    {
        var path = Path.Combine(_folder.Path, "own.otf");
        if (why == "no font")
        {
            File.WriteAllText(path, "not a font");
        }
        else if (why == "not to be embedded")
        {
            File.WriteAllBytes(
                path,
                Restricted(File.ReadAllBytes(TestFonts.Library.Faces.Faces[(int)FontRole.FangSong].Path))
            );
        }

        using var library = Library(new() { FangSong = path });
        var note = Assert.Single(library.Faces.Substitutions);
        Assert.Equal((path, "FandolFang-Regular"), (note.Wanted, note.Used));
    }

    [Fact]
    public void Characters_that_a_face_lacks_come_from_another_and_are_named()
    {
        var notes = PageReports.Set(PageReports.Of("rare")).Notes;
        var fallbacks = notes.Fallbacks.Where(f => f.Role == FontRole.FangSong).Select(f => f.Character);
        Assert.Equal(["䶮", "埇", "堃", "镕", "𫖯"], fallbacks.Order(StringComparer.Ordinal));
        Assert.Equal(["😀"], notes.Missing);
    }

    private static FontLibrary Library(FontOptions options) => new(Options.Create(options));

    private void Link(FontRole role)
    {
        var path = TestFonts.Library.Faces.Faces[(int)role].Path;
        File.CreateSymbolicLink(Path.Combine(_folder.Path, Path.GetFileName(path)), path);
    }

    // Sets OS/2.fsType to "restricted licence embedding".
    private static byte[] Restricted(byte[] font)
    {
        for (var entry = 12; ; entry += 16)
        {
            if (Encoding.ASCII.GetString(font, entry, 4) == "OS/2")
            {
                var table = (int)BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(entry + 8));
                BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(table + 8), 2);
                return font;
            }
        }
    }
}
