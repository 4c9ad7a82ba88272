using Disclosure.ApiErrors;
using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Editions;

/// <summary>Every edition of the form that is known.</summary>
internal sealed class EditionCatalog
{
    private readonly Dictionary<(string From, string To), EditionMap> _maps;

    /// <param name="editions">Newest first.</param>
    public EditionCatalog(IReadOnlyList<Edition> editions)
    {
        Editions = editions;
        _maps = editions
            .SelectMany(to => to.Mappings.Select(m => EditionMap.Of(Require("mappings.from", m.From), to, m)))
            .Concat(editions.Select(EditionMap.Itself))
            .ToDictionary(m => (m.From.Id, m.To.Id));
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Edition> Editions { get; }

    /// <summary>The edition of an id; null where there is none.</summary>
    public Edition? Find(string id) => Editions.FirstOrDefault(e => e.Id == id);

    /// <summary>The edition that a request's field names. INVALID_FIELDS / EDITION_UNKNOWN.</summary>
    public Edition Require(string field, string id) =>
        Find(id)
        ?? throw ApiError.InvalidField(
            field,
            "EDITION_UNKNOWN",
            $"must be one of {string.Join(", ", Editions.Select(e => e.Id))}",
            $"没有“{id}”版的年报表样，可用的是 {string.Join("、", Editions.Select(e => e.Id))} 版"
        );

    /// <summary>The edition that reports on a year must be of; null where none is known.</summary>
    public Edition? Of(int year) => Editions.FirstOrDefault(e => e.Covers(year));

    /// <summary>How one edition's cells correspond to another's; null where nobody declared it.</summary>
    public EditionMap? FindMap(Edition from, Edition to) => _maps.GetValueOrDefault((from.Id, to.Id));

    /// <summary>The same. FAILED_PRECONDITION / EDITIONS_NOT_COMPARABLE where nobody declared it.</summary>
    public EditionMap RequireMap(Edition from, Edition to) =>
        FindMap(from, to)
        ?? throw new ApiException(
            ErrorCode.FailedPrecondition,
            "EDITIONS_NOT_COMPARABLE",
            $"No mapping of edition {from.Id} to edition {to.Id} is declared.",
            $"没有规定{from.Id}版表样与{to.Id}版表样的对应关系，不能直接比较。"
        )
        {
            Metadata = new Dictionary<string, string> { ["from"] = from.Id, ["to"] = to.Id },
        };
}
