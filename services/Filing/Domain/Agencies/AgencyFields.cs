namespace Disclosure.Filing.Domain.Agencies;

/// <summary>A value of an agency that changed, as text.</summary>
/// <param name="Field">As JSON names it, such as <c>divisionCode</c> or <c>contact.phone</c>.</param>
/// <param name="Before">As a table writes it; empty: there was no value.</param>
/// <param name="After">As a table writes it; empty: the value was removed.</param>
internal sealed record FieldChange(string Field, string Before, string After);

/// <summary>Compares agencies field by field.</summary>
internal static class AgencyFields
{
    // What tables have no column for.
    // Added to both as a column or here, a field that is forgotten would be changed without a line in the history.
    private static readonly IReadOnlyList<(string Field, Func<Agency, string> Read)> s_further =
    [
        ("contact.address", a => a.Contact.Address),
        ("contact.postcode", a => a.Contact.Postcode),
        ("contact.phone", a => a.Contact.Phone),
        ("contact.email", a => a.Contact.Email),
        ("contact.website", a => a.Contact.Website),
        ("issuesRules", a => a.IssuesRules is { } issues ? (issues ? "true" : "false") : ""),
        ("disclosureOffice", a => a.DisclosureOffice?.Id ?? ""),
    ];

    /// <summary>What differs in the columns of a table, in their order.</summary>
    /// <remarks>Compared as text and not as values: what an import shows as a difference is what a person sees in the two tables.</remarks>
    public static IEnumerable<FieldChange> CompareColumns(Agency before, Agency after) =>
        AgencyTable
            .ToFields(before)
            .Zip(AgencyTable.ToFields(after), AgencyTable.Head)
            .Where(column => column.First != column.Second)
            .Select(column => new FieldChange(column.Third, column.First, column.Second));

    /// <summary>What differs at all.</summary>
    public static IEnumerable<FieldChange> Compare(Agency before, Agency after) =>
        CompareColumns(before, after)
            .Concat(
                s_further
                    .Select(f => new FieldChange(f.Field, f.Read(before), f.Read(after)))
                    .Where(f => f.Before != f.After)
            );
}
