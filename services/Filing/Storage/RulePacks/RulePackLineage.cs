using System.Data.Common;
using Dapper;
using Disclosure.Filing.Domain.RulePacks;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.RulePacks;

/// <summary>Reads the packs that an agency inherits, in one statement, on the connection of whoever needs them beside other facts.</summary>
internal static class RulePackLineage
{
    // Deeper than any tree of agencies is.
    private const int MaxDepth = 20;

    private static readonly string s_lineage = SqlText.Load<SqlRulePackStore>("rule_pack_lineage");

    /// <summary>The newest packs, nearest first.</summary>
    /// <param name="transaction">Null: outside of one.</param>
    /// <param name="agency">Where the lineage begins.</param>
    /// <param name="year">The year reported on.</param>
    public static async Task<IReadOnlyList<RulePack>> ListAsync(
        DbConnection db,
        DbTransaction? transaction,
        AgencyName agency,
        int year,
        CancellationToken cancellation
    )
    {
        var parameters = new
        {
            Agency = agency.ToString(),
            Year = year,
            Vertical = (int)AgencyKind.VerticalOffice,
            MaxDepth,
        };
        var rows = await db.QueryAsync<RulePackRow>(
            new(s_lineage, parameters, transaction, cancellationToken: cancellation)
        );
        return [.. rows.Select(r => r.ToPack())];
    }
}
