using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;
using DocumentFormat.OpenXml;

namespace Disclosure.Intake.Formats.Docx;

/// <summary>
/// Reads the text of paragraphs as Word shows it: without what is hidden, deleted, struck out or a prompt, with the
/// results of fields, the base of phonetic guides, and numbers that are set as formulas.
/// </summary>
internal sealed class DocxInlineReader(DocxStyles styles, LeftOutContent leftOut)
{
    /// <summary>A piece of text; a break where it is null.</summary>
    private readonly record struct Piece(
        string? Text,
        bool IsBold,
        bool IsRaised,
        IReadOnlyList<DocxFieldStack.Field> Codes
    );

    /// <summary>The paragraph's lines: one, and one more for every break in it.</summary>
    public List<List<TextRun>> Lines(OpenXmlElement paragraph) =>
        [.. Pieces(paragraph).Select(line => line.Select(p => new TextRun(p.Text!, p.IsBold)).ToList())];

    /// <summary>
    /// The lines of a paragraph in a table. A raised mark behind a figure is no digit of it.
    /// </summary>
    public IEnumerable<string> CellLines(OpenXmlElement paragraph)
    {
        foreach (var line in Pieces(paragraph))
        {
            var whole = string.Concat(line.Select(p => p.Text)).Trim();
            var level = string.Concat(line.Where(p => !p.IsRaised).Select(p => p.Text)).Trim();
            if (level.Length < whole.Length && level.Length > 0 && PrintedValue.TryParse(level, out _))
            {
                leftOut.Add(LeftOutKind.NoteMark, whole);
                yield return level;
            }
            else
            {
                yield return whole;
            }
        }
    }

    private List<List<Piece>> Pieces(OpenXmlElement paragraph)
    {
        var pieces = new List<Piece>();
        Walk(paragraph, styles.Find(paragraph.Child("pPr").ChildValue("pStyle")), new(), pieces);
        var lines = new List<List<Piece>> { new() };
        foreach (var piece in pieces.Where(p => !p.Codes.Any(f => f.IsEnded)))
        {
            if (piece.Text is null)
            {
                lines.Add([]);
            }
            else
            {
                lines[^1].Add(piece);
            }
        }

        return lines;
    }

    // Runs, and what holds runs. Text boxes have paragraphs of their own.
    private void Walk(OpenXmlElement parent, DocxStyle style, DocxFieldStack fields, List<Piece> pieces)
    {
        foreach (var element in parent.ChildElements)
        {
            switch (element.LocalName)
            {
                case "r" when IsMath(element):
                    pieces.Add(new(element.Child("t")?.InnerText ?? "", false, IsRaisedMath(element), fields.Codes));
                    break;
                case "r":
                    AddRun(element, style, fields, pieces);
                    break;
                case "f" when IsMath(element):
                    AddFraction(element, style, fields, pieces);
                    break;
                case "sdt" when element.Child("sdtPr").IsOn("showingPlcHdr") == true:
                    leftOut.Add(LeftOutKind.Prompt, element.Child("sdtContent")?.InnerText ?? "");
                    break;
                case "AlternateContent":
                    WalkChoice(element, e => Walk(e, style, fields, pieces));
                    break;
                case "del" or "moveFrom" or "pPr" or "rPr" or "sdtPr" or "p" or "tbl":
                    break;
                default:
                    Walk(element, style, fields, pieces);
                    break;
            }
        }
    }

    private void AddRun(OpenXmlElement run, DocxStyle paragraph, DocxFieldStack fields, List<Piece> pieces)
    {
        var properties = run.Child("rPr");
        var style = styles.Find(properties.ChildValue("rStyle"));
        if (properties.IsOn("vanish") ?? (style.IsHidden || paragraph.IsHidden))
        {
            leftOut.Add(LeftOutKind.Hidden, Shown(run));
            return;
        }

        var isStruck =
            properties.IsOn("strike") ?? properties.IsOn("dstrike") ?? (style.IsStruck || paragraph.IsStruck);
        if (isStruck)
        {
            leftOut.Add(LeftOutKind.Struck, Shown(run));
            return;
        }

        var isBold = properties.IsOn("b") == true;
        var isRaised = (properties.ChildValue("vertAlign") ?? style.Position) == "superscript";
        AddContent(run, isBold, isRaised, fields, pieces);
    }

    private void AddContent(OpenXmlElement run, bool isBold, bool isRaised, DocxFieldStack fields, List<Piece> pieces)
    {
        foreach (var child in run.ChildElements)
        {
            switch (child.LocalName)
            {
                case "t" when child.InnerText.Length > 0:
                    Add(child.InnerText);
                    break;
                case "tab" or "ptab":
                    Add(" ");
                    break;
                case "noBreakHyphen":
                    Add("-");
                    break;
                case "br" or "cr":
                    Add(null);
                    break;
                case "fldChar":
                    fields.Take(DocxElement.Attribute(child, "fldCharType"));
                    break;
                case "ruby":
                    leftOut.Add(LeftOutKind.Phonetic, child.Child("rt")?.InnerText ?? "");
                    if (child.Child("rubyBase") is { } characters)
                    {
                        Walk(characters, default, fields, pieces);
                    }

                    break;
                case "AlternateContent":
                    WalkChoice(child, e => AddContent(e, isBold, isRaised, fields, pieces));
                    break;
            }
        }

        void Add(string? text) => pieces.Add(new(text, isBold, isRaised, fields.Codes));
    }

    // Of alternative content the first choice is read, as a program of today does.
    private static void WalkChoice(OpenXmlElement alternatives, Action<OpenXmlElement> walk)
    {
        if ((alternatives.Child("Choice") ?? alternatives.Child("Fallback")) is { } chosen)
        {
            walk(chosen);
        }
    }

    private void AddFraction(OpenXmlElement fraction, DocxStyle style, DocxFieldStack fields, List<Piece> pieces)
    {
        Walk(fraction.Child("num") ?? fraction, style, fields, pieces);
        pieces.Add(new("/", false, false, fields.Codes));
        Walk(fraction.Child("den") ?? fraction, style, fields, pieces);
    }

    private static bool IsMath(OpenXmlElement element) =>
        element.NamespaceUri.EndsWith("/math", StringComparison.Ordinal);

    private static bool IsRaisedMath(OpenXmlElement run) => run.Parent is { LocalName: "sup" };

    private static string Shown(OpenXmlElement run) =>
        string.Concat(run.Descendants().Where(e => e.LocalName == "t").Select(e => e.InnerText));
}
