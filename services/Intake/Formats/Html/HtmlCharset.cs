using System.Text;
using System.Text.RegularExpressions;

namespace Disclosure.Intake.Formats.Html;

/// <summary>The character set that a page declares in a meta element.</summary>
internal static partial class HtmlCharset
{
    // Browsers look no further (HTML, 13.2.3.2).
    private const int Head = 1024;

    /// <summary>Empty where none is declared.</summary>
    public static string Find(ReadOnlySpan<byte> content)
    {
        var head = Encoding.Latin1.GetString(content[..Math.Min(Head, content.Length)]);
        return Declaration().Match(head) is { Success: true } match ? match.Groups[1].Value : "";
    }

    [GeneratedRegex(
        "<meta[^>]{0,200}charset\\s*=\\s*[\"']?([A-Za-z0-9_-]{2,20})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Declaration();
}
