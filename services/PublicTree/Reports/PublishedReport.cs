using System.Text.Json.Serialization;

namespace Disclosure.PublicTree.Reports;

/// <summary>The index of a published report: everything that the public may know of it.</summary>
/// <param name="Name">agencies/{agency}/reports/{report}</param>
/// <param name="AgencyName">Name of the agency, 简体中文.</param>
/// <param name="Title">Title of the report.</param>
/// <param name="Year">The year reported on.</param>
/// <param name="Path">Ids of the agencies from the top of the tree down to the report's own.</param>
/// <param name="State">Whether it can be read.</param>
/// <param name="Versions">Every version, the oldest first.</param>
/// <param name="Withdrawal">When and why it was taken back; null unless it was.</param>
public sealed record PublishedReport(
    string Name,
    string AgencyName,
    string Title,
    int Year,
    IReadOnlyList<string> Path,
    PublicationState State,
    IReadOnlyList<PublishedVersion> Versions,
    Withdrawal? Withdrawal = null
)
{
    /// <summary>The version in force.</summary>
    [JsonIgnore]
    public PublishedVersion Current => Versions[^1];

    /// <summary>The version of a number; null where there is none.</summary>
    public PublishedVersion? FindVersion(int version) => Versions.FirstOrDefault(v => v.Version == version);

    /// <summary>The index after a withdrawal: the reason is public, the files are not.</summary>
    public PublishedReport Withdraw(Withdrawal withdrawal) =>
        this with
        {
            State = PublicationState.Withdrawn,
            Withdrawal = withdrawal,
            Versions = [.. Versions.Select(v => v with { Files = [] })],
        };
}

/// <summary>When and why a report was taken back.</summary>
/// <param name="Reason">Sentence for the public, 简体中文.</param>
public sealed record Withdrawal(DateTimeOffset Time, string Reason);
