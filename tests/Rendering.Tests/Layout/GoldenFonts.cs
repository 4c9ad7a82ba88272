using Disclosure.Testing;
using HarfBuzzSharp;

namespace Disclosure.Rendering.Tests.Layout;

/// <summary>The faces that golden files were made with: another version of a face makes other bytes of the same pages.</summary>
internal static class GoldenFonts
{
    /// <summary>Each face with its revision and its checksum, as its own head table says them.</summary>
    public static string Here { get; } =
        string.Concat(TestFonts.Library.Faces.Faces.Distinct().Select(f => $"{f.Name} {RevisionOf(f.Face)}\n"));

    public static string Path { get; } = Repository.PathOf("tests", "Rendering.Tests", "Golden", "Pages", "fonts.txt");

    private static string RevisionOf(Face face)
    {
        using var head = face.ReferenceTable(Tag.Parse("head"));
        return Convert.ToHexStringLower(head.AsSpan()[4..12]);
    }
}

/// <summary>A theory that compares whole files, and is skipped, saying so, where the faces are other versions.</summary>
public sealed class GoldenFontsTheoryAttribute : TheoryAttribute
{
    public GoldenFontsTheoryAttribute()
    {
        if (!GoldenFile.IsWritten && File.ReadAllText(GoldenFonts.Path) != GoldenFonts.Here)
        {
            Skip =
                "The faces here are not those of Golden/Pages/fonts.txt, so no file can be the same bytes; the pages are compared "
                + "line by line all the same. Faces here: "
                + GoldenFonts.Here.TrimEnd().Replace('\n', ';');
        }
    }
}

/// <summary>Files that are read, or written anew where DISCLOSURE_GOLDEN says so.</summary>
internal static class GoldenFile
{
    public static bool IsWritten { get; } = Environment.GetEnvironmentVariable("DISCLOSURE_GOLDEN") == "write";

    public static string Read(string path, string now)
    {
        if (IsWritten)
        {
            File.WriteAllText(path, now);
        }

        return File.ReadAllText(path);
    }
}
