using Disclosure.Vocabulary;

namespace Disclosure.Intake.Domain;

/// <summary>Compares the numbers of headings with those that their places ask for.</summary>
internal static class Numbering
{
    private const string Digits = "零一二三四五六七八九十";

    /// <summary>The number of the nth heading of a level: 一、 for parts, （一） for parts of parts.</summary>
    public static string Expected(int level, int place) => level == 1 ? $"{Digits[place]}、" : $"（{Digits[place]}）";

    /// <summary>Adds a finding where the number is another one.</summary>
    public static void Check(HeadingFound found, int level, int place, string section, List<Finding> notes)
    {
        var expected = Expected(level, place);
        var typed = Glyphs.Narrow(found.Numeral.Raw).Replace(" ", "", StringComparison.Ordinal);
        if (typed == Glyphs.Narrow(expected))
        {
            return;
        }

        var heading = found.Heading.Length > 0 ? found.Heading : found.Form.Heading;
        var message =
            typed.Length == 0
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
