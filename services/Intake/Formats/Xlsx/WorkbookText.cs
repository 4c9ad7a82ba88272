using System.Globalization;
using System.Text.RegularExpressions;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Disclosure.Intake.Formats.Xlsx;

/// <summary>
/// Strings of a workbook: without phonetic guides and struck-out words, with escaped characters as what they are.
/// </summary>
internal sealed partial class WorkbookText(LeftOutContent leftOut)
{
    /// <summary>The text of a shared or inline string (18.4.8). A raised mark behind a figure is no digit of it.</summary>
    public string Read(OpenXmlElement? item)
    {
        var (whole, level) = ("", "");
        foreach (var element in item?.ChildElements ?? [])
        {
            switch (element)
            {
                case Text text:
                    whole += text.Text;
                    level += text.Text;
                    break;
                case Run run when WorkbookStyles.IsOn(run.RunProperties?.GetFirstChild<Strike>()):
                    leftOut.Add(LeftOutKind.Struck, run.Text?.Text ?? "");
                    break;
                case Run run:
                    whole += run.Text?.Text;
                    level += IsRaised(run) ? "" : run.Text?.Text;
                    break;
                case PhoneticRun phonetic:
                    leftOut.Add(LeftOutKind.Phonetic, phonetic.InnerText);
                    break;
            }
        }

        if (level.Length < whole.Length && level.Trim().Length > 0 && PrintedValue.TryParse(level, out _))
        {
            leftOut.Add(LeftOutKind.NoteMark, whole);
            whole = level;
        }

        return Unescape(whole).Trim();
    }

    /// <summary>_x000D_ stands for a character that XML cannot hold (22.9.2.19).</summary>
    public static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escaped()
                .Replace(
                    text,
                    m =>
                        ((char)ushort.Parse(m.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture))
                            is var c
                        && (char.IsSurrogate(c) || c == '\0')
                            ? ""
                            : c.ToString()
                )
            : text;

    private static bool IsRaised(Run run) =>
        run.RunProperties?.GetFirstChild<VerticalTextAlignment>()?.Val?.Value == VerticalAlignmentRunValues.Superscript;

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
