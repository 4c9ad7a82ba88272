using System.Globalization;

namespace Disclosure.TransparencyLog.Notes;

/// <summary>Sizes and indexes in texts of a log: ASCII digits, no sign, no leading zero.</summary>
internal static class LogNumber
{
    public static bool TryParse(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && (text[0] != '0' || text.Length == 1);
}
