using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HarfBuzzSharp;

namespace Disclosure.Rendering.Tests.Ofd;

/// <summary>One rule of GB/T 33190-2016.</summary>
/// <param name="Check">Says what breaks it; nothing where it holds.</param>
internal sealed record OfdRule(string Name, Func<OfdFile, IEnumerable<string>> Check);

/// <summary>What the schema and the text of the standard ask of a package such as ours.</summary>
internal static partial class OfdRules
{
    private static readonly XNamespace s_ofd = OfdFile.Namespace;

    // Children in the order of the schema.
    private static readonly Dictionary<string, string[]> s_order = new()
    {
        ["OFD"] = ["DocBody"],
        ["DocBody"] = ["DocInfo", "DocRoot", "Versions", "Signatures"],
        ["DocInfo"] =
        [
            "DocID",
            "Title",
            "Author",
            "Subject",
            "Abstract",
            "CreationDate",
            "ModDate",
            "DocUsage",
            "Cover",
            "Keywords",
            "Creator",
            "CreatorVersion",
            "CustomDatas",
        ],
        ["Document"] =
        [
            "CommonData",
            "Pages",
            "Outlines",
            "Permissions",
            "Actions",
            "VPreferences",
            "Bookmarks",
            "Annotations",
            "CustomTags",
            "Attachments",
            "Extensions",
        ],
        ["CommonData"] = ["MaxUnitID", "PageArea", "PublicRes", "DocumentRes", "TemplatePage", "DefaultCS"],
        ["Page"] = ["Area", "Template", "PageRes", "Content", "Actions"],
        ["TextObject"] = ["Actions", "Clips", "FillColor", "StrokeColor", "CGTransform", "TextCode"],
        ["PathObject"] = ["Actions", "Clips", "StrokeColor", "FillColor", "AbbreviatedData"],
        ["ImageObject"] = ["Actions", "Clips"],
        ["OutlineElem"] = ["Actions", "OutlineElem"],
    };

    private static readonly Dictionary<string, string[]> s_required = new()
    {
        ["OFD"] = ["Version", "DocType"],
        ["Layer"] = ["ID"],
        ["TextObject"] = ["ID", "Boundary", "Font", "Size"],
        ["PathObject"] = ["ID", "Boundary"],
        ["ImageObject"] = ["ID", "Boundary", "ResourceID"],
        ["Font"] = ["ID", "FontName"],
        ["OutlineElem"] = ["Title"],
        ["Dest"] = ["Type", "PageID"],
    };

    public static IReadOnlyList<OfdRule> All { get; } =
    [
        new(
            "parts",
            f => new[] { "OFD.xml", "Doc_0/Document.xml", "Doc_0/PublicRes.xml" }.Where(p => !f.Xml.ContainsKey(p))
        ),
        new("namespace", f => Elements(f).Where(e => e.Name.Namespace != s_ofd).Select(e => e.Name.ToString())),
        new("order", f => Elements(f).Where(e => !IsInOrder(e)).Select(e => e.Name.LocalName)),
        new(
            "attributes",
            f =>
                Elements(f)
                    .SelectMany(e =>
                        s_required
                            .GetValueOrDefault(e.Name.LocalName, [])
                            .Where(a => e.Attribute(a) is null)
                            .Select(a => $"{e.Name.LocalName} {a}")
                    )
        ),
        new(
            "identifier",
            f =>
                f.Xml["OFD.xml"]
                    .Descendants(s_ofd + "DocID")
                    .Where(e => !Identifier().IsMatch(e.Value))
                    .Select(e => e.Value)
        ),
        new("numbers once", f => Numbers(f).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key)),
        new(
            "largest number",
            f =>
                Numbers(f).Select(int.Parse).Max() > (int)f.Document.Descendants(s_ofd + "MaxUnitID").Single()
                    ? ["MaxUnitID"]
                    : []
        ),
        new(
            "pages",
            f =>
                f.Document.Descendants(s_ofd + "Page")
                    .Select(p => $"Doc_0/{(string?)p.Attribute("BaseLoc")}")
                    .Where(p => !f.Xml.ContainsKey(p))
        ),
        new(
            "boxes",
            f =>
                Elements(f)
                    .Where(e => e.Name.LocalName == "PhysicalBox")
                    .Where(e => Box(e.Value) is not [0, 0, > 0, > 0])
                    .Select(e => e.Value)
        ),
        new("boundaries", OutsideObjects),
        new(
            "outline",
            f =>
                f.Document.Descendants(s_ofd + "Dest")
                    .Where(d =>
                        f.Document.Descendants(s_ofd + "Page")
                            .All(p => (string?)p.Attribute("ID") != (string?)d.Attribute("PageID"))
                    )
                    .Select(d => d.ToString())
        ),
        new(
            "paths",
            f =>
                Elements(f)
                    .Where(e => e.Name.LocalName == "AbbreviatedData" && !PathData().IsMatch(e.Value))
                    .Select(e => e.Value)
        ),
        new(
            "steps",
            f =>
                Elements(f)
                    .Where(e => e.Name.LocalName == "TextCode" && Steps(e) != Characters(e) - 1)
                    .Select(e => e.ToString())
        ),
        new(
            "fonts embedded",
            f =>
                f.Resources.Descendants(s_ofd + "Font")
                    .Where(e => !f.Parts.ContainsKey(FontPath(e)))
                    .Select(e => e.ToString())
        ),
        new(
            "fonts known",
            f =>
                f.Pages.SelectMany(p => p.Descendants(s_ofd + "TextObject"))
                    .Where(t =>
                        f.Resources.Descendants(s_ofd + "Font")
                            .All(e => (string?)e.Attribute("ID") != (string?)t.Attribute("Font"))
                    )
                    .Select(t => t.ToString())
        ),
        new("glyphs", MissingGlyphs),
        new(
            "pictures",
            f =>
                f.Pages.SelectMany(p => p.Descendants(s_ofd + "ImageObject"))
                    .Where(i =>
                        f.Xml["Doc_0/DocumentRes.xml"]
                            .Descendants(s_ofd + "MultiMedia")
                            .All(m =>
                                (string?)m.Attribute("ID") != (string?)i.Attribute("ResourceID")
                                || !f.Parts.ContainsKey($"Doc_0/Res/{m.Value}")
                            )
                    )
                    .Select(i => i.ToString())
        ),
    ];

    public static IReadOnlyList<string> Broken(OfdFile file) =>
        [.. All.SelectMany(rule => rule.Check(file).Select(found => $"{rule.Name}: {found}"))];

    private static IEnumerable<XElement> Elements(OfdFile file) =>
        file.Xml.Values.SelectMany(x => x.Root!.DescendantsAndSelf());

    private static IEnumerable<string> Numbers(OfdFile file) =>
        Elements(file).Select(e => (string?)e.Attribute("ID")).OfType<string>();

    private static bool IsInOrder(XElement element)
    {
        // Pages of the list are leaves of the same name.
        if (!s_order.TryGetValue(element.Name.LocalName, out var order) || !element.HasElements)
        {
            return true;
        }

        var places = element.Elements().Select(e => Array.IndexOf(order, e.Name.LocalName)).ToArray();
        return places.All(p => p >= 0) && places.SequenceEqual(places.Order());
    }

    private static double[] Box(string? text) =>
        [
            .. (text ?? "")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(n => double.Parse(n, CultureInfo.InvariantCulture)),
        ];

    private static IEnumerable<string> OutsideObjects(OfdFile file)
    {
        foreach (var page in file.Pages)
        {
            var paper = Box(page.Descendants(s_ofd + "PhysicalBox").Single().Value);
            foreach (var item in page.Descendants().Where(e => e.Attribute("Boundary") is not null))
            {
                var box = Box((string?)item.Attribute("Boundary"));
                if (box is not [>= 0, >= 0, > 0, > 0] || box[0] + box[2] > paper[2] || box[1] + box[3] > paper[3])
                {
                    yield return item.ToString();
                }
            }
        }
    }

    // What glyphs are named for stands in one place.
    private static int Characters(XElement code) =>
        code.Parent!.Element(s_ofd + "CGTransform") is not null ? 1 : code.Value.EnumerateRunes().Count();

    // "g 3 5.57" counts for three.
    private static int Steps(XElement code)
    {
        var words = ((string?)code.Attribute("DeltaX") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var count = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == "g")
            {
                count += int.Parse(words[i + 1], CultureInfo.InvariantCulture);
                i += 2;
            }
            else
            {
                count++;
            }
        }

        return count;
    }

    private static string FontPath(XElement font) => $"Doc_0/Res/{font.Element(s_ofd + "FontFile")?.Value}";

    // Every character has a glyph in the embedded font, or the glyph that is named is there.
    private static IEnumerable<string> MissingGlyphs(OfdFile file)
    {
        foreach (var entry in file.Resources.Descendants(s_ofd + "Font"))
        {
            using var blob = Blob.FromStream(new MemoryStream(file.Parts.GetValueOrDefault(FontPath(entry)) ?? []));
            using var face = new Face(blob, 0);
            using var font = new Font(face);
            var texts = file
                .Pages.SelectMany(p => p.Descendants(s_ofd + "TextObject"))
                .Where(t => (string?)t.Attribute("Font") == (string?)entry.Attribute("ID"));
            foreach (var text in texts)
            {
                var isThere = text.Element(s_ofd + "CGTransform") is { } transform
                    ? Box(transform.Value).All(g => g > 0 && g < face.GlyphCount)
                    : OfdFile
                        .TextOf(text)
                        .EnumerateRunes()
                        .All(r => font.TryGetGlyph((uint)r.Value, out var glyph) && glyph != 0);
                if (!isThere)
                {
                    yield return text.ToString();
                }
            }
        }
    }

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex Identifier();

    [GeneratedRegex("^[MSLQBAC](?: -?[0-9.]+)*(?: [MSLQBAC](?: -?[0-9.]+)*)*$")]
    private static partial Regex PathData();
}
