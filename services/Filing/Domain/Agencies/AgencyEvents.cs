using System.Security.Cryptography;
using Disclosure.Filing.Domain.Log;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>What the log says of agencies.</summary>
internal static class AgencyEvents
{
    /// <summary>The event of an agency that was added.</summary>
    public static LogEvent CreateAdded(Agency agency, WriteMetadata write) =>
        new(EventKind.AgencyCreated, write.Time, agency.Name.ToString(), agency.Name.ToString(), write.Actor);

    /// <summary>The event of a table that was imported: its digest, and how many agencies it added.</summary>
    public static LogEvent CreateImported(ReadOnlySpan<byte> table, int added, WriteMetadata write) =>
        new(EventKind.AgenciesImported, write.Time, "", "agencies", write.Actor)
        {
            Details = new Dictionary<string, string>
            {
                ["added"] = $"{added}",
                ["table_sha256"] = Convert.ToHexStringLower(SHA256.HashData(table)),
            },
        };
}
