namespace Disclosure.Narrative.Domain.Checks.Contacts;

/// <summary>A province with the first digits of its area codes and of its postal codes.</summary>
internal sealed record Province(string Name, IReadOnlyList<string> AreaCodes, IReadOnlyList<string> PostalCodes)
{
    /// <summary>All provinces of provinces.tsv.</summary>
    public static IReadOnlyList<Province> All { get; } =
    [.. EmbeddedLines.Read("Contacts.provinces.tsv").Select(Parse)];

    /// <summary>The province of a telephone number that begins with an area code; null where the code is not known.</summary>
    public static Province? FindByTelephone(string digits) =>
        All.FirstOrDefault(p => p.AreaCodes.Any(c => digits.StartsWith(c, StringComparison.Ordinal)));

    /// <summary>The province of a postal code; null where it is not known.</summary>
    public static Province? FindByPostalCode(string digits) =>
        All.FirstOrDefault(p => p.PostalCodes.Any(c => digits.StartsWith(c, StringComparison.Ordinal)));

    /// <summary>The province that a name of an agency begins with; null where it names none.</summary>
    public static Province? FindByName(string name) =>
        All.FirstOrDefault(p => name.StartsWith(p.Name, StringComparison.Ordinal));

    private static Province Parse(string line) =>
        line.Split('\t') is [var name, var areas, var postal]
            ? new(name, areas.Split(' '), postal.Split(' '))
            : throw new FormatException($"provinces.tsv: three columns are needed in: {line}");
}
