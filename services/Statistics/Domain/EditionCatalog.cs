using Disclosure.ServiceDefaults.Faults;
using Disclosure.Vocabulary;

namespace Disclosure.Statistics.Domain;

/// <summary>Every edition of the form that is known.</summary>
/// <param name="Editions">Newest first.</param>
internal sealed record EditionCatalog(IReadOnlyList<Edition> Editions)
{
    /// <summary>The edition of an id; null where there is none.</summary>
    public Edition? Find(string id) => Editions.FirstOrDefault(e => e.Id == id);

    /// <summary>The edition that a request's field names. INVALID_FIELDS / EDITION_UNKNOWN.</summary>
    public Edition Require(string field, string id) =>
        Find(id)
        ?? throw Fault.InvalidField(
            field,
            "EDITION_UNKNOWN",
            $"must be one of {string.Join(", ", Editions.Select(e => e.Id))}",
            $"没有“{id}”版的年报表样，可用的是 {string.Join("、", Editions.Select(e => e.Id))} 版"
        );

    /// <summary>The edition that reports on a year must be of; null where none is known.</summary>
    public Edition? Of(int year) => Editions.FirstOrDefault(e => e.Covers(year));
}
