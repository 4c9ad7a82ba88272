using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Rendering.Tests.Pdf.Reading;

namespace Disclosure.Rendering.Tests.Pdf.Checking;

/// <summary>Fonts: embedded, with widths and characters for every code that is shown.</summary>
internal static partial class FontRules
{
    public static IReadOnlyList<PdfRule> All { get; } =
    [
        new(
            "A2 6.2.11.3.1",
            "composite fonts use Identity-H and name their character collection",
            file =>
                Fonts(file)
                    .All(f =>
                        file.Name(f.Font.GetValueOrDefault("Encoding")) == "Identity-H"
                        && file.Dictionary(f.Cid.GetValueOrDefault("CIDSystemInfo")).ContainsKey("Ordering")
                    )
        ),
        new(
            "A2 6.2.11.3.2",
            "TrueType fonts say which glyph a code is",
            file =>
                Fonts(file)
                    .All(f =>
                        file.Name(f.Cid.GetValueOrDefault("Subtype")) != "CIDFontType2"
                        || f.Cid.ContainsKey("CIDToGIDMap")
                    )
        ),
        new(
            "A2 6.2.11.4.1",
            "every font is embedded",
            file =>
                Fonts(file)
                    .All(f =>
                        file.Resolve(f.Descriptor.GetValueOrDefault(ProgramKey(file, f.Cid)))
                            is PdfStream { Stored.Length: > 100 }
                    )
        ),
        new(
            "A2 6.2.11.4.2",
            "a subset is named as one",
            file => Fonts(file).All(f => SubsetName().IsMatch(file.Name(f.Font.GetValueOrDefault("BaseFont")) ?? ""))
        ),
        new("A2 6.2.11.5", "a width stands for every code shown", MissingWidths),
        new("A2 6.2.11.7.2-1", "a character stands for every code shown", MissingCharacters),
        new(
            "A2 6.2.11.7.2-2",
            "no code stands for U+0000, U+FEFF or U+FFFE, nor for a radical",
            file =>
                Fonts(file)
                    .All(f =>
                        !Characters(file, f.Font)
                            .Values.Any(t =>
                                t.Any(c => c is '\0' or '\uFEFF' or '\uFFFE' or (>= '\u2E80' and <= '\u2FDF'))
                            )
                    )
        ),
        new("A2 6.2.11.8", ".notdef is never shown", file => Shown(file).All(s => s.Code != 0)),
    ];

    private static IEnumerable<(
        string Name,
        Dictionary<string, object?> Font,
        Dictionary<string, object?> Cid,
        Dictionary<string, object?> Descriptor
    )> Fonts(PdfFile file)
    {
        var resources = file.Dictionary(file.Pages[0].Page["Resources"]);
        foreach (var (name, value) in file.Dictionary(resources["Font"]))
        {
            var font = file.Dictionary(value);
            var cid = file.Dictionary(file.List(font["DescendantFonts"])[0]);
            yield return (name, font, cid, file.Dictionary(cid.GetValueOrDefault("FontDescriptor")));
        }
    }

    private static string ProgramKey(PdfFile file, Dictionary<string, object?> cid) =>
        file.Name(cid.GetValueOrDefault("Subtype")) == "CIDFontType0" ? "FontFile3" : "FontFile2";

    private static IEnumerable<string> MissingWidths(PdfFile file)
    {
        var known = Fonts(file)
            .ToDictionary(f => f.Name, f => (Default: f.Cid.ContainsKey("DW"), Codes: WidthCodes(file, f.Cid)));
        return Shown(file)
            .Where(s => !known[s.Font].Default && !known[s.Font].Codes.Contains(s.Code))
            .Select(s => $"{s.Font} {s.Code:X4} has no width");
    }

    private static HashSet<int> WidthCodes(PdfFile file, Dictionary<string, object?> cid)
    {
        var codes = new HashSet<int>();
        var widths = file.List(cid.GetValueOrDefault("W"));
        for (var i = 0; i + 1 < widths.Count; i += 2)
        {
            codes.UnionWith(Enumerable.Range((int)(decimal)widths[i]!, ((List<object?>)widths[i + 1]!).Count));
        }

        return codes;
    }

    private static IEnumerable<string> MissingCharacters(PdfFile file)
    {
        var known = Fonts(file).ToDictionary(f => f.Name, f => Characters(file, f.Font));
        return Shown(file)
            .Where(s => !known[s.Font].ContainsKey(s.Code))
            .Select(s => $"{s.Font} {s.Code:X4} has no character");
    }

    /// <summary>Text by code.</summary>
    private static Dictionary<int, string> Characters(PdfFile file, Dictionary<string, object?> font) =>
        file.Resolve(font.GetValueOrDefault("ToUnicode")) is PdfStream map
            ? Pair()
                .Matches(Encoding.ASCII.GetString(PdfFile.Decode(map)))
                .ToDictionary(
                    m => Convert.ToInt32(m.Groups[1].Value, 16),
                    m => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups[2].Value))
                )
            : [];

    // Codes that the pages show, with their fonts.
    private static IEnumerable<(string Font, int Code)> Shown(PdfFile file)
    {
        foreach (var (_, content) in file.Contents)
        {
            var font = "";
            foreach (var step in PdfMarks.Walk(content))
            {
                if (step.Operator == "Tf")
                {
                    font = ((PdfName)step.Operands[0]!).Value;
                }
                else if (step.Operator == "TJ")
                {
                    foreach (var text in ((List<object?>)step.Operands[0]!).OfType<PdfString>())
                    {
                        for (var i = 0; i + 1 < text.Value.Length; i += 2)
                        {
                            yield return (font, (text.Value[i] << 8) | text.Value[i + 1]);
                        }
                    }
                }
            }
        }
    }

    [GeneratedRegex("^[A-Z]{6}\\+.")]
    private static partial Regex SubsetName();

    [GeneratedRegex("^<([0-9A-F]{4})><([0-9A-F]+)>$", RegexOptions.Multiline)]
    private static partial Regex Pair();
}
