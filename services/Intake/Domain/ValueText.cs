using System.Text.RegularExpressions;
using Disclosure.Vocabulary;

namespace Disclosure.Intake.Domain;

/// <summary>What stands in the place of a figure.</summary>
/// <param name="Raw">As printed, trimmed.</param>
/// <param name="Value">The number; blank where there is none.</param>
/// <param name="Unit">A unit printed behind the number; empty where there is none.</param>
internal readonly partial record struct ValueText(string Raw, CellValue Value, string Unit)
{
    public bool IsBlank => Raw.Length == 0;

    /// <summary>Whether a text can stand in the place of a figure: a number, with a unit or a note, or a mark for nothing.</summary>
    public static bool TryParse(string text, out ValueText value)
    {
        var raw = text.Trim(' ', '　', '\t', '\u00A0');
        value = new(raw, CellValue.Blank, "");
        if (raw.Length == 0 || raw is "/" or "／" or "-" or "－" or "—" or "——" or "–" or "\\" or "无")
        {
            return true;
        }

        var match = Number().Match(Glyphs.Narrow(raw).Replace('−', '-').Replace('﹣', '-'));
        if (!match.Success)
        {
            return false;
        }

        var digits = match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal);
        if (!match.Groups["note"].Success && CellValue.TryParse(digits, out var number))
        {
            value = new(raw, number, match.Groups["u"].Value);
        }

        return true;
    }

    /// <summary>The value that a column of this unit takes; a number of another unit or with a note is none.</summary>
    public CellValue For(string unit) => Unit.Length == 0 || Unit == unit ? Value : CellValue.Blank;

    [GeneratedRegex(
        @"^(?<n>[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)\s*(?<u>件|条|项|份|次|个|宗|起|元|万元|亿元)?(?<note>[(].*)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Number();
}
