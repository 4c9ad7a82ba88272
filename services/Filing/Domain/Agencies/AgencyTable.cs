using System.Globalization;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>The columns of a table of agencies.</summary>
/// <remarks>Order and names are the contract's: files that people keep are read again years later.</remarks>
internal static class AgencyTable
{
    /// <summary>Names of the columns, in their order.</summary>
    /// <remarks>Columns are read by position after the head was compared, so that a change here is a change of every reader.</remarks>
    public static IReadOnlyList<string> Head { get; } =
    ["agency", "title", "parent", "level", "kind", "creditCode", "divisionCode", "aliases", "validFrom", "validTo"];

    /// <summary>The same in Chinese.</summary>
    public static IReadOnlyList<string> ChineseHead { get; } =
    [
        "机关代码",
        "机关名称",
        "上级机关",
        "层级",
        "类别",
        "统一社会信用代码",
        "行政区划代码",
        "别名",
        "生效日期",
        "失效日期",
    ];

    /// <summary>The values of an agency, one a column; level and kind as the contract names them, empty where they are not known.</summary>
    public static IReadOnlyList<string> ToFields(Agency agency) =>
        [
            agency.Name.Id,
            agency.Title,
            agency.Parent?.Id ?? "",
            FormatTerm($"{agency.Level}"),
            FormatTerm($"{agency.Kind}"),
            agency.CreditCode,
            agency.DivisionCode,
            string.Join('|', agency.Aliases),
            FormatDate(agency.ValidFrom),
            FormatDate(agency.ValidTo),
        ];

    // VERTICAL_OFFICE of VerticalOffice.
    private static string FormatTerm(string name) =>
        name == "Unspecified"
            ? ""
            : string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));

    private static string FormatDate(DateOnly? date) =>
        date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
