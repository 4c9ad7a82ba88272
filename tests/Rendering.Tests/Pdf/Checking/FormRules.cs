using Disclosure.Rendering.Tests.Pdf.Reading;

namespace Disclosure.Rendering.Tests.Pdf.Checking;

/// <summary>Fields and what else lies over a page: printed as it is seen, told to those who listen, running nothing.</summary>
internal static class FormRules
{
    private const int Invisible = 1 << 0;
    private const int Hidden = 1 << 1;
    private const int Print = 1 << 2;
    private const int NoView = 1 << 5;
    private const int ToggleNoView = 1 << 8;

    private static readonly string[] s_kinds = ["Widget", "Link", "Text", "FreeText", "Highlight", "Stamp"];

    public static IReadOnlyList<PdfRule> All { get; } =
    [
        new(
            "A2 6.3.1",
            "annotations are of kinds that an archive keeps",
            file => file.Annotations.All(a => s_kinds.Contains(file.Name(a.Entries.GetValueOrDefault("Subtype"))))
        ),
        new(
            "A2 6.3.2",
            "annotations are seen and printed",
            file =>
                file.Annotations.All(a =>
                    a.Entries.GetValueOrDefault("F") is decimal flags
                    && ((int)flags & (Print | Hidden | Invisible | NoView | ToggleNoView)) == Print
                )
        ),
        new(
            "A2 6.3.3",
            "annotations look in one way alone",
            file =>
                file.Annotations.All(a =>
                    file.Dictionary(a.Entries.GetValueOrDefault("AP")) is { Count: 1 } looks
                    && file.Resolve(looks.GetValueOrDefault("N")) is PdfStream
                )
        ),
        new(
            "A2 6.4.1-1",
            "no field runs an action",
            file =>
                file.Annotations.Select(a => a.Entries)
                    .Concat(Fields(file).Select(f => f.Field))
                    .All(d => !d.ContainsKey("A") && !d.ContainsKey("AA"))
        ),
        new(
            "A2 6.4.1-2",
            "no look of a field is made by the reader",
            file => Form(file).GetValueOrDefault("NeedAppearances") is null or false
        ),
        new("A2 6.4.2", "no form stands beside the form", file => !Form(file).ContainsKey("XFA")),
        new(
            "A2 6.4.3",
            "a document with fields to sign says so",
            file =>
                Fields(file).All(f => file.Name(f.Field.GetValueOrDefault("FT")) != "Sig")
                || (Form(file).GetValueOrDefault("SigFlags") is decimal flags && ((int)flags & 1) == 1)
        ),
        new(
            "UA 7.18.1",
            "fields say what they are for",
            file => Fields(file).All(f => file.Text(f.Field.GetValueOrDefault("TU")) is { Length: > 0 })
        ),
        new("UA 7.18.4", "a field on a page is an element of its own, which says what it is", UnownedWidgets),
    ];

    private static Dictionary<string, object?> Form(PdfFile file) =>
        file.Dictionary(file.Catalog.GetValueOrDefault("AcroForm"));

    private static IEnumerable<(int Id, Dictionary<string, object?> Field)> Fields(PdfFile file) =>
        file.List(Form(file).GetValueOrDefault("Fields")).Select(f => (((PdfReference)f!).Id, file.Dictionary(f)));

    private static IEnumerable<string> UnownedWidgets(PdfFile file)
    {
        var root = file.Dictionary(file.Catalog.GetValueOrDefault("StructTreeRoot"));
        var numbers = file.List(file.Dictionary(root.GetValueOrDefault("ParentTree")).GetValueOrDefault("Nums"));
        var pages = file.Pages.SelectMany(p => file.List(p.Page.GetValueOrDefault("Annots"))).ToArray();
        foreach (var (id, widget) in file.Annotations)
        {
            var key = numbers.FindIndex(n =>
                n is decimal d && widget.GetValueOrDefault("StructParent") is decimal p && d == p
            );
            var owner = key < 0 ? [] : file.Dictionary(numbers[key + 1]);
            if (
                file.Name(owner.GetValueOrDefault("S")) != "Form"
                || file.Text(owner.GetValueOrDefault("Alt")) is null or ""
                || !file.List(owner.GetValueOrDefault("K"))
                    .Exists(k => file.Dictionary(k).GetValueOrDefault("Obj") is PdfReference r && r.Id == id)
                || !pages.Contains(new PdfReference(id))
            )
            {
                yield return $"field {id}";
            }
        }
    }
}
