using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Disclosure.Intake.Formats.Xlsx;

/// <summary>What a cell's format does to its number: shows it as a share or a day, hides it, strikes it out.</summary>
/// <param name="IsHidden">Whether the format shows nothing, as ";;;" does.</param>
internal readonly record struct WorkbookStyle(bool IsShare, bool IsDay, bool IsHidden, bool IsStruck);

/// <summary>The cell formats of a workbook (18.8.10).</summary>
internal sealed partial class WorkbookStyles
{
    // Letters of a format that shows a day or a time.
    private static readonly SearchValues<char> s_days = SearchValues.Create("yYdDhHsS");

    private readonly WorkbookStyle[] _styles;

    public WorkbookStyles(WorkbookPart part)
    {
        var sheet = part.WorkbookStylesPart?.Stylesheet;
        var formats = (sheet?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(f => f.NumberFormatId?.Value is not null)
            .GroupBy(f => f.NumberFormatId!.Value)
            .ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "");
        bool[] struck = [.. sheet?.Fonts?.Elements<Font>().Select(f => IsOn(f.Strike)) ?? []];
        _styles =
        [
            .. sheet
                ?.CellFormats?.Elements<CellFormat>()
                .Select(f =>
                    ToStyle(f.NumberFormatId?.Value ?? 0, formats) with
                    {
                        IsStruck = struck.ElementAtOrDefault((int)Math.Min(f.FontId?.Value ?? 0, int.MaxValue)),
                    }
                )
                ?? [],
        ];
    }

    /// <summary>The format of a cell; none where it names none.</summary>
    public WorkbookStyle FindFor(Cell cell) =>
        cell.StyleIndex?.Value is { } index && index < _styles.Length ? _styles[index] : default;

    /// <summary>A number as its format shows it, where that is no plain number; the number itself otherwise.</summary>
    public static string Show(string number, WorkbookStyle style)
    {
        if (
            !(style.IsShare || style.IsDay)
            || !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        )
        {
            return number;
        }

        if (style.IsShare)
        {
            return (value * 100).ToString("G15", CultureInfo.InvariantCulture) + "%";
        }

        const double LastDay = 2_958_465;
        return value is >= 1 and <= LastDay
            ? DateTime.FromOADate(value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : number;
    }

    /// <summary>Whether a property that is on or off is on.</summary>
    public static bool IsOn(BooleanPropertyType? property) => property is not null && (property.Val?.Value ?? true);

    // Formats with small numbers are built in (18.8.30): 9 and 10 are shares, 14 to 22 and 27 to 58 days and times.
    private static WorkbookStyle ToStyle(uint id, Dictionary<uint, string> formats)
    {
        if (!formats.TryGetValue(id, out var code))
        {
            return new(
                id is 9 or 10,
                id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58),
                false,
                false
            );
        }

        var letters = Literal().Replace(code, "");
        return new(
            letters.Contains('%', StringComparison.Ordinal),
            letters.AsSpan().ContainsAny(s_days) && !letters.Contains("General", StringComparison.OrdinalIgnoreCase),
            Nothing().IsMatch(code),
            false
        );
    }

    [GeneratedRegex("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();

    [GeneratedRegex(@"^\s*;\s*;\s*(?:;\s*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Nothing();
}
