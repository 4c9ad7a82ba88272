namespace Disclosure.PublicTree.Lists;

/// <summary>
/// What is listed of a year at one agency. It names and does not tell: a report counts as listed when its own index says that it
/// is published and stands under this agency, so a list may run ahead of a publication that failed.
/// </summary>
/// <param name="Reports">Ids of the agency's own reports, such as 2023 and 2023-region, in order.</param>
/// <param name="Agencies">Ids of the agencies right below that have a list, in order.</param>
internal sealed record AgencyList(IReadOnlyList<string> Reports, IReadOnlyList<string> Agencies)
{
    public static AgencyList Empty { get; } = new([], []);

    /// <summary>The list with a report; the same list where it is in it.</summary>
    public AgencyList WithReport(string id) =>
        Contains(Reports, id) ? this : this with { Reports = Insert(Reports, id) };

    /// <summary>The list with an agency below; the same list where it is in it.</summary>
    public AgencyList WithAgency(string id) =>
        Contains(Agencies, id) ? this : this with { Agencies = Insert(Agencies, id) };

    private static bool Contains(IReadOnlyList<string> ids, string id) => ids.Contains(id, StringComparer.Ordinal);

    private static string[] Insert(IEnumerable<string> ids, string id) =>
        [.. ids.Append(id).Order(StringComparer.Ordinal)];
}
