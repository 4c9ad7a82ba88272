using System.Buffers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats.Images;

namespace Disclosure.Intake.Formats.Html;

/// <summary>Walks a page and gathers its lines, tables and images as a browser shows them.</summary>
/// <param name="isOwn">
/// Whether this system exported the page; its headings then have the levels of the report.
/// </param>
internal sealed partial class HtmlTextExtractor(bool isOwn, HtmlStyleSheet styles, LeftOutContent leftOut)
{
    // Beyond it a page is refused: the walk is recursive.
    private const int MaxDepth = 400;
    private const int MaxTables = 500;

    private static readonly SearchValues<char> s_breaks = SearchValues.Create("\t\r\n\f");

    // Elements that a browser does not show, or that hold no text of the page.
    private static readonly HashSet<string> s_skipped =
    [
        .. "script style template noscript head nav svg iframe select textarea".Split(' '),
    ];

    // Elements that do not end a line.
    private static readonly HashSet<string> s_inline =
    [
        .. "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math mfrac mi mn mo mrow msub msup mtext nobr output q rb ruby s small span strike strong sub sup time tt u var wbr".Split(
            ' '
        ),
    ];

    // The line at hand, and the images within it.
    private readonly List<TextRun> _runs = [];
    private readonly List<ExtractedImage> _pictures = [];
    private readonly ImageCollector _tray = new();
    private int _lines;
    private int _tables;
    private int _level;
    private bool _isTitle;
    private string _section = "";

    /// <summary>What was gathered so far; lines are complete after <see cref="EndLine"/>.</summary>
    public List<ExtractedItem> Items { get; } = [];

    /// <summary>Whether raised marks are left out, as those behind figures are.</summary>
    public bool SkipsRaised { get; set; }

    /// <summary>Visits what is below a node.</summary>
    /// <param name="depth">Levels above it. DOCUMENT_TOO_LARGE beyond 400.</param>
    /// <param name="isBold">Whether its text is bold.</param>
    public void Visit(INode node, int depth, bool isBold = false)
    {
        if (depth > MaxDepth)
        {
            throw DocumentErrors.TooLarge("网页嵌套层数", MaxDepth);
        }

        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
            {
                AddText(text.Data, isBold);
            }
            else if (child is IElement element && !s_skipped.Contains(element.LocalName) && !LeaveOut(element))
            {
                Visit(element, depth, isBold);
            }
        }
    }

    /// <summary>Ends the line at hand. Lines of white space alone are dropped.</summary>
    public void EndLine()
    {
        if (_runs.Exists(r => !string.IsNullOrWhiteSpace(r.Text)))
        {
            Items.Add(new ExtractedLine([.. _runs], ++_lines, _level, _isTitle, Section: _level > 0 ? _section : ""));
        }

        _runs.Clear();

        // What stands within a line stands behind it.
        Items.AddRange(_pictures);
        _pictures.Clear();
    }

    // A table that holds tables is layout, and is walked as any block.
    private void Visit(IElement element, int depth, bool isBold)
    {
        switch (element)
        {
            case IHtmlTableElement table when table.QuerySelector("table") is null:
                EndLine();
                if (++_tables > MaxTables)
                {
                    throw DocumentErrors.TooLarge("表格数", MaxTables);
                }

                Items.Add(new ExtractedTable(_tables, new HtmlTableReader(styles, leftOut).ReadRows(table)));
                return;
            case IHtmlImageElement image:
                _pictures.Add(_tray.Collect(image.GetAttribute("src") ?? "", image.AlternativeText ?? ""));
                return;
            case IHtmlBreakRowElement:
                EndLine();
                return;
        }

        if (IsInline(element))
        {
            // Boxes side by side are cells, however near their texts stand in the source.
            var isBox = IsBox(element);
            AddText(isBox ? " " : "", isBold);
            Visit((INode)element, depth + 1, isBold || element.LocalName is "b" or "strong");
            AddText(isBox ? " " : "", isBold);
            return;
        }

        EndLine();
        if (element.LocalName == "figcaption" && Items is [.., ExtractedImage { Caption: "" } above])
        {
            Items[^1] = above with { Caption = Spaces().Replace(element.TextContent, " ").Trim() };
            return;
        }

        var (level, isTitle, section) = (_level, _isTitle, _section);
        if (isOwn)
        {
            _section = element.GetAttribute("data-section") ?? _section;
            _level = element.LocalName is ['h', >= '2' and <= '5'] name ? name[1] - '1' : _level;
            _isTitle |= element.LocalName == "h1";
        }

        Visit((INode)element, depth + 1, isBold);
        EndLine();
        (_level, _isTitle, _section) = (level, isTitle, section);
    }

    // As a browser shows it: a run of white space is one space, and none begins a line.
    private void AddText(string text, bool isBold)
    {
        var shown =
            text.AsSpan().ContainsAny(s_breaks) || text.Contains("  ", StringComparison.Ordinal)
                ? Spaces().Replace(text, " ")
                : text;
        if (_runs.Count == 0)
        {
            shown = shown.TrimStart(' ');
        }

        if (shown.Length > 0)
        {
            _runs.Add(new(shown, isBold));
        }
    }

    // Inline elements that are laid out as boxes.
    private static bool IsBox(IElement element) =>
        element.GetAttribute("style") is { } style
        && (
            style.Contains("inline-block", StringComparison.OrdinalIgnoreCase)
            || style.Contains("table-cell", StringComparison.OrdinalIgnoreCase)
            || style.Contains("float", StringComparison.OrdinalIgnoreCase)
        );

    // Word's own elements, such as smart tags, have a prefix and stand within lines.
    private static bool IsInline(IElement element) =>
        s_inline.Contains(element.LocalName) || element.LocalName.Contains(':', StringComparison.Ordinal);

    // What is not shown; what a writer and no site hides is remembered.
    private bool LeaveOut(IElement element)
    {
        if (styles.IsHidden(element))
        {
            if (element.LocalName is not ("div" or "section" or "ul" or "form" or "header" or "footer"))
            {
                leftOut.Add(LeftOutKind.Hidden, element.TextContent);
            }

            return true;
        }

        if (element.LocalName is "rt" or "rp" or "rtc")
        {
            leftOut.Add(LeftOutKind.Phonetic, element.LocalName == "rp" ? "" : element.TextContent);
            return true;
        }

        if (styles.IsStruck(element))
        {
            leftOut.Add(LeftOutKind.Struck, element.TextContent);
            return true;
        }

        return SkipsRaised && styles.IsRaised(element);
    }

    [GeneratedRegex(@"[ \t\r\n\f]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
