using Disclosure.Rendering.Tests.Pdf.Reading;

namespace Disclosure.Rendering.Tests.Pdf.Checking;

/// <summary>What pages draw: known operators, and everything either marked as content or as an artifact.</summary>
internal static class ContentRules
{
    private static readonly HashSet<string> s_painting = ["TJ", "Tj", "S", "s", "f", "f*", "B", "b", "Do", "sh"];

    private static readonly HashSet<string> s_known =
    [
        .. s_painting,
        .. "q Q cm w J j M d gs m l c v y h re n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* CS cs SC SCN sc scn G g RG rg BMC BDC EMC".Split(
            ' '
        ),
    ];

    public static IReadOnlyList<PdfRule> All { get; } =
    [
        new(
            "A2 6.2.2",
            "content uses known operators alone",
            file =>
                Steps(file).Where(s => !s_known.Contains(s.Step.Operator)).Select(s => $"{s.Place}: {s.Step.Operator}")
        ),
        new(
            "A2 6.2.4.3",
            "colours fit the output intent",
            file => Steps(file).Where(s => s.Step.Operator is "K" or "k").Select(s => $"{s.Place}: DeviceCMYK")
        ),
        new(
            "UA 7.1-1",
            "everything drawn is content or an artifact",
            file =>
                Steps(file)
                    .Where(s => s_painting.Contains(s.Step.Operator) && s.Step.Mark is null && !s.Step.IsArtifact)
                    .Select(s => $"{s.Place}: {s.Step.Operator} is neither")
        ),
        new(
            "UA 7.1-2",
            "nothing is both content and an artifact",
            file =>
                Steps(file)
                    .Where(s => s.Step.Mark is not null && s.Step.IsArtifact)
                    .Select(s => $"{s.Place}: mark {s.Step.Mark}")
        ),
        new("UA 7.1-3", "each mark of a page stands once and belongs to the element that says so", UnownedMarks),
    ];

    private static IEnumerable<(string Place, PdfStep Step)> Steps(PdfFile file) =>
        file.Contents.SelectMany(c => PdfMarks.Walk(c.Content).Select(step => (c.Place, step)));

    private static IEnumerable<string> UnownedMarks(PdfFile file)
    {
        var root = file.Dictionary(file.Catalog.GetValueOrDefault("StructTreeRoot"));
        var numbers = file.List(file.Dictionary(root.GetValueOrDefault("ParentTree")).GetValueOrDefault("Nums"));
        foreach (var (id, page) in file.Pages)
        {
            var key = numbers.FindIndex(n =>
                n is decimal d && page.GetValueOrDefault("StructParents") is decimal p && d == p
            );
            var owners = key < 0 ? [] : file.List(numbers[key + 1]);
            var marks = PdfMarks
                .Walk(file.ContentOf(page))
                .Where(s =>
                    s.Operator == "BDC" && s.Operands[1] is Dictionary<string, object?> d && d.ContainsKey("MCID")
                )
                .ToArray();
            if (marks.Length != owners.Count || marks.Select(m => m.Mark).Distinct().Count() != marks.Length)
            {
                yield return $"page {id}: {marks.Length} marks, {owners.Count} owners";
                continue;
            }

            foreach (var mark in marks)
            {
                var owner = file.Dictionary(owners[mark.Mark!.Value]);
                var name = ((PdfName)mark.Operands[0]!).Value;
                // A piece of an element that spells its text is a Span (ISO 32000-1, 14.9.4).
                var isSpelled =
                    name == "Span" && ((Dictionary<string, object?>)mark.Operands[1]!).ContainsKey("ActualText");
                if (
                    (file.Name(owner.GetValueOrDefault("S")) != name && !isSpelled)
                    || !Claims(file, owner, id, mark.Mark.Value)
                )
                {
                    yield return $"page {id}: mark {mark.Mark} is not its owner's";
                }
            }
        }
    }

    private static bool Claims(PdfFile file, Dictionary<string, object?> element, int page, int mark) =>
        file.List(element.GetValueOrDefault("K"))
            .Exists(k =>
                k switch
                {
                    decimal number => number == mark
                        && element.GetValueOrDefault("Pg") is PdfReference r
                        && r.Id == page,
                    Dictionary<string, object?> d => d.GetValueOrDefault("MCID") is decimal n
                        && n == mark
                        && d.GetValueOrDefault("Pg") is PdfReference p
                        && p.Id == page,
                    _ => false,
                }
            );
}
