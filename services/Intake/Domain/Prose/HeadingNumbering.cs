using Disclosure.Form;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Prose;

/// <summary>Compares the typed numbers of headings with the expected ones.</summary>
internal static class HeadingNumbering
{
    private const string Digits = "零一二三四五六七八九十";

    /// <summary>The expected number of a heading: 一、 for sections (level 1), （一） for topics (level 2).</summary>
    public static string Expected(int level, int place) => level == 1 ? $"{Digits[place]}、" : $"（{Digits[place]}）";

    /// <summary>Whether a number is the expected one, in full or half width.</summary>
    public static bool IsExpected(HeadingNumeral numeral, int level, int place) =>
        CharacterNormalizer.ToHalfWidth(numeral.Raw).Replace(" ", "", StringComparison.Ordinal)
        == CharacterNormalizer.ToHalfWidth(Expected(level, place));

    /// <summary>Adds a finding where a number is missing or another than expected.</summary>
    public static void Check(HeadingMatch found, int level, int place, string section, List<Finding> notes)
    {
        if (IsExpected(found.Numeral, level, place))
        {
            return;
        }

        var expected = Expected(level, place);

        var heading = found.Heading.Length > 0 ? found.Heading : found.Form.Heading;
        var message =
            found.Numeral.Raw.Length == 0
                ? $"标题“{heading}”缺少序号，应为“{expected}{heading}”。"
                : $"标题“{found.Numeral.Raw}{heading}”的序号应为“{expected}”。";
        notes.Add(
            new("text.numbering", Severity.Warning, message + "系统按所在位置自动编号，无需手工修改。")
            {
                Section = section,
                Expected = expected,
                Actual = found.Numeral.Raw,
            }
        );
    }
}
