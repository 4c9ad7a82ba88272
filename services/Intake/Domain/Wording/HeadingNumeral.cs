using System.Text.RegularExpressions;

namespace Disclosure.Intake.Domain.Wording;

/// <summary>The kind of number in front of a heading.</summary>
internal enum HeadingNumeralKind
{
    None,

    /// <summary>一、 壹、 第一部分 1、 1. : most often of a section.</summary>
    Plain,

    /// <summary>（一） (1) : most often of a topic.</summary>
    Bracketed,
}

/// <summary>The number in front of a heading.</summary>
/// <param name="Raw">As typed; empty where there is none.</param>
/// <param name="IsChinese">Whether it is in Chinese numerals.</param>
/// <param name="Rest">The text behind it.</param>
internal readonly partial record struct HeadingNumeral(string Raw, HeadingNumeralKind Kind, bool IsChinese, string Rest)
{
    /// <summary>
    /// Splits a line into its number and the rest. Signs of Markdown and brackets around the line are left out.
    /// </summary>
    public static HeadingNumeral Parse(string text)
    {
        var trimmed = text.TrimStart('#', ' ', '　', '\t', '*');
        trimmed = trimmed is ['【', .. var inner, '】'] ? inner : trimmed;
        var match = Pattern().Match(trimmed);
        if (!match.Success)
        {
            return new("", HeadingNumeralKind.None, false, trimmed.Trim());
        }

        var kind = match.Groups["b"].Success ? HeadingNumeralKind.Bracketed : HeadingNumeralKind.Plain;
        var digits = match.Groups["b"].Success ? match.Groups["b"].Value : match.Groups["p"].Value;
        return new(match.Value.Trim(), kind, !char.IsDigit(digits[0]), trimmed[match.Length..].Trim());
    }

    [GeneratedRegex(
        @"^(?:[（(]\s*(?<b>[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})\s*[）)][、.．]?|第(?<p>[一二三四五六七八九十]{1,3})(?:部分|章)[\s、.．，,：:]*|第?(?<p>[一二三四五六七八九十壹贰叁肆伍陆]{1,3})\s*[、.．，,：:]|(?<p>[一二三四五六七八九十]{1,3})[ \u3000]+(?![一二三四五六七八九十〇○零0-9])|(?<p>[0-9０-９]{1,2})\s*(?:[、，]|[.．](?![0-9０-９])))\s*",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();
}
