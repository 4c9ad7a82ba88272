using Disclosure.Rendering.Tests.Pdf.Reading;

namespace Disclosure.Rendering.Tests.Pdf.Checking;

/// <summary>The tree of elements: standard kinds, nested as they may be, headings in order, tables that can be read.</summary>
internal static class StructureRules
{
    // Where each kind may stand.
    private static readonly Dictionary<string, string[]> s_parents = new()
    {
        ["Document"] = ["StructTreeRoot"],
        ["Sect"] = ["Document", "Sect"],
        ["H1"] = ["Document", "Sect"],
        ["H2"] = ["Document", "Sect"],
        ["H3"] = ["Document", "Sect"],
        ["H4"] = ["Document", "Sect"],
        ["H5"] = ["Document", "Sect"],
        ["P"] = ["Document", "Sect", "LBody", "TD", "TH"],
        ["Figure"] = ["Document", "Sect", "P"],
        ["Caption"] = ["Table", "Figure", "L"],
        ["Table"] = ["Document", "Sect"],
        ["THead"] = ["Table"],
        ["TBody"] = ["Table"],
        ["TR"] = ["Table", "THead", "TBody"],
        ["TH"] = ["TR"],
        ["TD"] = ["TR"],
        ["L"] = ["Document", "Sect", "LBody"],
        ["LI"] = ["L"],
        ["Lbl"] = ["LI"],
        ["LBody"] = ["LI"],
        ["Form"] = ["Document", "Sect", "P"],
    };

    public static IReadOnlyList<PdfRule> All { get; } =
    [
        new(
            "A2 6.7.2.2",
            "says that it is tagged",
            file => file.Dictionary(file.Catalog.GetValueOrDefault("MarkInfo")).GetValueOrDefault("Marked") is true
        ),
        new("A2 6.7.3.3", "has a structure", file => file.Elements().Any()),
        new(
            "A2 6.7.3.4",
            "elements are of standard kinds",
            file => Kinds(file).Where(k => !s_parents.ContainsKey(k.Kind)).Select(k => k.Kind)
        ),
        new(
            "UA 7.1-11",
            "elements are nested as they may be",
            file =>
                Kinds(file)
                    .Where(k => s_parents.TryGetValue(k.Kind, out var parents) && !parents.Contains(k.Parent))
                    .Select(k => $"{k.Kind} in {k.Parent}")
        ),
        new(
            "UA 7.3",
            "figures say what they show",
            file =>
                file.Elements()
                    .Where(e =>
                        file.Name(e.Element["S"]) == "Figure"
                        && file.Text(e.Element.GetValueOrDefault("Alt")) is null or ""
                    )
                    .Select(_ => "a figure without words")
        ),
        new("UA 7.4.2", "no level of headings is skipped", SkippedLevels),
        new(
            "UA 7.5-1",
            "heads of tables say what they head",
            file =>
                file.Elements()
                    .Where(e => file.Name(e.Element["S"]) == "TH" && !Attributes(file, e.Element).ContainsKey("Scope"))
                    .Select(_ => "a head without scope")
        ),
        new("UA 7.5-2", "every row covers every column once", UnevenTables),
        new(
            "UA 7.6",
            "items of lists have a body",
            file =>
                file.Elements()
                    .Where(e => file.Name(e.Element["S"]) == "LI" && !KidKinds(file, e.Element).Contains("LBody"))
                    .Select(_ => "an item without body")
        ),
    ];

    private static IEnumerable<(string Kind, string Parent)> Kinds(PdfFile file) =>
        file.Elements()
            .Select(e =>
                (
                    file.Name(e.Element["S"]) ?? "",
                    file.Name(e.Parent.GetValueOrDefault("S") ?? e.Parent.GetValueOrDefault("Type")) ?? ""
                )
            );

    private static IEnumerable<string> KidKinds(PdfFile file, Dictionary<string, object?> element) =>
        file.List(element.GetValueOrDefault("K"))
            .Select(k => file.Name(file.Dictionary(k).GetValueOrDefault("S")) ?? "");

    private static Dictionary<string, object?> Attributes(PdfFile file, Dictionary<string, object?> element) =>
        file.Dictionary(element.GetValueOrDefault("A"));

    private static IEnumerable<string> SkippedLevels(PdfFile file)
    {
        var last = 0;
        foreach (var (kind, _) in Kinds(file))
        {
            if (kind is ['H', >= '1' and <= '6' and var digit])
            {
                var level = digit - '0';
                if (level > last + 1)
                {
                    yield return $"H{level} after H{last}";
                }

                last = level;
            }
        }
    }

    private static IEnumerable<string> UnevenTables(PdfFile file)
    {
        foreach (var (table, _) in file.Elements().Where(e => file.Name(e.Element["S"]) == "Table"))
        {
            var rows = Rows(file, table).ToArray();
            var covered = new int[rows.Length];
            for (var i = 0; i < rows.Length; i++)
            {
                foreach (var cell in file.List(rows[i].GetValueOrDefault("K")).Select(file.Dictionary))
                {
                    var attributes = Attributes(file, cell);
                    var height = attributes.GetValueOrDefault("RowSpan") is decimal h ? (int)h : 1;
                    var width = attributes.GetValueOrDefault("ColSpan") is decimal w ? (int)w : 1;
                    for (var row = i; row < Math.Min(rows.Length, i + height); row++)
                    {
                        covered[row] += width;
                    }
                }
            }

            if (covered.Distinct().Count() != 1)
            {
                yield return string.Join(' ', covered);
            }
        }
    }

    private static IEnumerable<Dictionary<string, object?>> Rows(PdfFile file, Dictionary<string, object?> element) =>
        file.List(element.GetValueOrDefault("K"))
            .Select(file.Dictionary)
            .SelectMany(k => file.Name(k.GetValueOrDefault("S")) == "TR" ? [k] : Rows(file, k));
}
