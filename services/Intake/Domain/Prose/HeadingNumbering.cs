using Disclosure.Form;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Prose;

/// <summary>Compares the numbers of headings with those that their places ask for.</summary>
internal static class HeadingNumbering
{
    private const string Digits = "零一二三四五六七八九十";

    /// <summary>The number of the nth heading of a level: 一、 for parts, （一） for parts of parts.</summary>
    public static string Expected(int level, int place) => level == 1 ? $"{Digits[place]}、" : $"（{Digits[place]}）";

    /// <summary>Whether a number is the nth of its level, however wide it is typed.</summary>
    public static bool IsExpected(HeadingNumeral numeral, int level, int place) =>
        CharacterNormalizer.ToHalfWidth(numeral.Raw).Replace(" ", "", StringComparison.Ordinal)
        == CharacterNormalizer.ToHalfWidth(Expected(level, place));

    /// <summary>Adds a finding where the number is another one.</summary>
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
