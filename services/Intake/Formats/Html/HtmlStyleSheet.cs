using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Disclosure.Intake.Formats.Html;

/// <summary>
/// What a page's own styles do to its text: hide it, strike it out, raise it. Style attributes are read, and of style
/// sheets the rules for one class or id.
/// </summary>
internal sealed partial class HtmlStyleSheet
{
    // A page has a few sheets; longer ones are a site's and no writer's.
    private const int MaxSheet = 200_000;
    private const int MaxRules = 5_000;

    // A site hides whole blocks until a script shows them; a writer hides rows, cells and words.
    private static readonly HashSet<string> s_small =
    [
        .. "tr td th col p span font a b strong i em u li sup sub label small big".Split(' '),
    ];

    private readonly Dictionary<string, string> _rules = [];

    /// <summary>The rules of a page's style elements. Those for other media than the screen are left aside.</summary>
    public HtmlStyleSheet(IHtmlDocument page)
    {
        foreach (
            var sheet in page.QuerySelectorAll("style").Select(s => s.TextContent).Where(t => t.Length <= MaxSheet)
        )
        {
            foreach (Match rule in Rule().Matches(Media().Replace(Comment().Replace(sheet, ""), "")).Take(MaxRules))
            {
                foreach (var selector in rule.Groups["s"].Value.Split(','))
                {
                    if (Simple().Match(selector.Trim()) is { Success: true } simple)
                    {
                        var name = simple.Groups["n"].Value;
                        _rules[name] = _rules.GetValueOrDefault(name, "") + ";" + Compact(rule.Groups["d"].Value);
                    }
                }
            }
        }
    }

    /// <summary>Whether a browser does not show an element.</summary>
    public bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
        || Hides(Own(element))
        || (s_small.Contains(element.LocalName) && Hides(FromSheet(element)));

    /// <summary>Whether an element's text has a line through it.</summary>
    public bool IsStruck(IElement element) =>
        element.LocalName is "del" or "s" or "strike" || Strikes(Own(element)) || Strikes(FromSheet(element));

    /// <summary>Whether an element's text is raised, as marks of notes are.</summary>
    public bool IsRaised(IElement element) =>
        element.LocalName == "sup" || Raises(Own(element)) || Raises(FromSheet(element));

    private static string Own(IElement element) =>
        element.GetAttribute("style") is { Length: > 0 } style ? Compact(style) : "";

    private string FromSheet(IElement element)
    {
        if (_rules.Count == 0)
        {
            return "";
        }

        var found = element.Id is { Length: > 0 } id ? _rules.GetValueOrDefault("#" + id, "") : "";
        foreach (var name in element.ClassList)
        {
            found += _rules.GetValueOrDefault("." + name, "");
        }

        return found;
    }

    private static bool Hides(string style) =>
        style.Length > 0
        && (
            style.Contains("display:none", StringComparison.Ordinal)
            || style.Contains("visibility:hidden", StringComparison.Ordinal)
            || style.Contains("visibility:collapse", StringComparison.Ordinal)
            || style.Contains("mso-hide:all", StringComparison.Ordinal)
            || NoSize().IsMatch(style)
        );

    private static bool Strikes(string style) =>
        style.Length > 0 && style.Contains("line-through", StringComparison.Ordinal);

    private static bool Raises(string style) =>
        style.Length > 0 && style.Contains("vertical-align:super", StringComparison.Ordinal);

    private static string Compact(string style) =>
        string.Concat(style.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();

    [GeneratedRegex(@"font-size:0(?:px|pt|em|rem|%)?(?:;|!|$)", RegexOptions.CultureInvariant)]
    private static partial Regex NoSize();

    [GeneratedRegex(@"(?<s>[^{};@]{1,400})\{(?<d>[^{}]{0,4000})\}", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^[a-zA-Z0-9]{0,12}(?<n>[.#][A-Za-z_][A-Za-z0-9_-]{0,80})$", RegexOptions.CultureInvariant)]
    private static partial Regex Simple();

    [GeneratedRegex(
        @"@media[^{}]{0,400}\{(?:[^{}]{0,400}\{[^{}]{0,4000}\})*[^{}]{0,400}\}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Media();

    [GeneratedRegex(@"/\*[^*]{0,4000}(?:\*(?!/)[^*]{0,4000})*\*/|<!--|-->", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
