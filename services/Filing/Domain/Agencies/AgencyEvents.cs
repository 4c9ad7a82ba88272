using System.Globalization;
using System.Security.Cryptography;
using Disclosure.Filing.Domain.Log;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>What the log says of agencies.</summary>
internal static class AgencyEvents
{
    // Every kind of change has an event: a kind without one would fail here and not be lost from the log.
    private static readonly Dictionary<AgencyChangeKind, EventKind> s_kinds = new()
    {
        [AgencyChangeKind.Updated] = EventKind.AgencyUpdated,
        [AgencyChangeKind.Renamed] = EventKind.AgencyRenamed,
        [AgencyChangeKind.Moved] = EventKind.AgencyMoved,
        [AgencyChangeKind.Closed] = EventKind.AgencyClosed,
        [AgencyChangeKind.Merged] = EventKind.AgenciesMerged,
        [AgencyChangeKind.Split] = EventKind.AgencySplit,
    };

    /// <summary>The event of an agency that was added.</summary>
    public static LogEvent CreateAdded(Agency agency, WriteMetadata write) =>
        // Agency and resource are the same name: an agency is what happened, and where.
        new(EventKind.AgencyCreated, write.Time, agency.Name.ToString(), agency.Name.ToString(), write.Actor);

    /// <summary>The event of a change; the others that it concerns are in its details.</summary>
    public static LogEvent CreateChanged(AgencyPlan plan)
    {
        var (command, name) = (plan.Command, plan.Agency.Name.ToString());
        var details = new Dictionary<string, string>();
        // Names and dates only: an entry never holds what people are called.
        if (command.Date is { } date)
        {
            details["date"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (command.Others.Count > 0)
        {
            details["others"] = string.Join(',', command.Others);
        }

        if (command.Kind == AgencyChangeKind.Moved)
        {
            details["parent"] = $"{command.Parent}";
        }

        return new(s_kinds[command.Kind], command.Time, name, name, command.Actor) { Details = details };
    }

    /// <summary>The event of a table that was imported: its digest, and how many agencies it added and changed.</summary>
    /// <param name="table">The bytes as they were sent; their digest lets an auditor tell which file it was.</param>
    public static LogEvent CreateImported(ReadOnlySpan<byte> table, ImportPlan plan, WriteMetadata write) =>
        // Agency is empty: a table may concern any agency of the tree, and the event is not one agency's.
        new(EventKind.AgenciesImported, write.Time, "", "agencies", write.Actor)
        {
            Details = new Dictionary<string, string>
            {
                ["added"] = $"{plan.Added.Count}",
                ["updated"] = $"{plan.Updated.Count}",
                ["table_sha256"] = Convert.ToHexStringLower(SHA256.HashData(table)),
            },
        };
}
