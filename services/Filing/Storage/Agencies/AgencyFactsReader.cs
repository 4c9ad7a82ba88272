using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Storage.Duties;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.Agencies;

/// <summary>Reads what a change of an agency rests on, in its transaction.</summary>
internal static class AgencyFactsReader
{
    // Deeper than any tree of agencies is.
    private const int MaxDepth = 20;

    private static readonly string s_find = SqlText.Load<SqlAgencyChangeStore>("agency_find");
    private static readonly string s_openBelow = SqlText.Load<SqlAgencyChangeStore>("agency_open_below");
    private static readonly string s_path = SqlText.Load<SqlAgencyChangeStore>("agency_path");
    private static readonly string s_lastTitle = SqlText.Load<SqlAgencyChangeStore>("past_title_last");
    private static readonly string s_lastParent = SqlText.Load<SqlAgencyChangeStore>("past_parent_last");

    /// <summary>The facts; null where the agency is not registered.</summary>
    public static async Task<AgencyFacts?> ReadAsync(StatementRunner run, AgencyCommand command)
    {
        if (await FindAsync(run, command.Name) is not { } agency)
        {
            return null;
        }

        var others = new Dictionary<AgencyName, Agency>();
        var withOpenBelow = new HashSet<AgencyName>();
        // The agency itself is among those looked at: it may have agencies below too.
        foreach (var name in command.Others.Append(command.Name).Distinct())
        {
            if (await FindAsync(run, name) is { } other)
            {
                others[name] = other;
            }

            if (await run.ScalarAsync(s_openBelow, new { Name = name.ToString() }) > 0)
            {
                withOpenBelow.Add(name);
            }
        }

        return new(
            agency,
            others,
            withOpenBelow,
            await ListLineageAsync(run, command.Parent),
            await FindLastDateAsync(run, command)
        );
    }

    private static async Task<Agency?> FindAsync(StatementRunner run, AgencyName name) =>
        (await run.FindAsync<AgencyRow>(s_find, new { Name = name.ToString() }))?.ToAgency();

    private static async Task<IReadOnlyList<AgencyName>> ListLineageAsync(StatementRunner run, AgencyName? parent)
    {
        if (parent is null)
        {
            return [];
        }

        var path = await run.ListAsync<string>(s_path, new { Name = parent.ToString(), MaxDepth });
        return [.. path.Select(name => AgencyName.Parse("parent", name))];
    }

    // Renames and moves have a last day before them; other kinds leave nothing behind.
    private static async Task<DateOnly?> FindLastDateAsync(StatementRunner run, AgencyCommand command)
    {
        var statement = command.Kind switch
        {
            AgencyChangeKind.Renamed => s_lastTitle,
            AgencyChangeKind.Moved => s_lastParent,
            _ => "",
        };
        return statement.Length == 0
            ? null
            : DutyColumns.ParseDate(await run.FindAsync<string>(statement, new { Agency = command.Name.ToString() }));
    }
}
