using Disclosure.Filing.Domain.Agencies;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.Agencies;

/// <summary>Reads what stands where an agency is to stand, in the transaction of its write.</summary>
internal static class SiblingReader
{
    private static readonly string s_siblings = SqlText.Load<SqlAgencyChangeStore>("agency_siblings");

    /// <summary>Those under the agency's parent; none where it has none, or one that is not registered.</summary>
    public static async Task<AgencySiblings> ReadAsync(StatementRunner run, Agency agency)
    {
        if (agency.Parent is not { } parent)
        {
            return AgencySiblings.None;
        }

        var row = await run.FindAsync<Row>(
            s_siblings,
            new
            {
                Name = agency.Name.ToString(),
                agency.Title,
                Parent = parent.ToString(),
            }
        );
        return row is null ? AgencySiblings.None : new(row.ParentValidTo.Length > 0, row.Twins > 0);
    }

    private sealed record Row(string ParentValidTo, long Twins);
}
