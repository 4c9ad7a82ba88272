using Disclosure.ApiErrors;
using Disclosure.Form;
using Proto = Disclosure.Report.V1;

namespace Disclosure.ContractMapping;

/// <summary>Finds the editions that messages name.</summary>
public static class EditionLookup
{
    /// <summary>
    /// The edition that a message names. FAILED_PRECONDITION / EDITION_UNKNOWN where it is not known or its files differ from
    /// those of the caller.
    /// </summary>
    /// <param name="catalog">The editions that this process has loaded.</param>
    /// <param name="id">Such as 2021.</param>
    /// <param name="digest">Digest of the caller's files; empty: not compared.</param>
    public static Edition Require(this EditionCatalog catalog, string id, string digest = "") =>
        catalog.Find(id) is { } edition && (digest.Length == 0 || digest == edition.Digest)
            ? edition
            : throw new ApiException(
                ErrorCode.FailedPrecondition,
                "EDITION_UNKNOWN",
                // Two messages: an id that nobody knows, and files that differ between services. The second needs an operator.
                $"Edition {id} with digest {digest} is not known here; known are {Known(catalog, e => $"{e.Id} ({e.Digest})")}.",
                catalog.Find(id) is null
                    ? $"没有“{id}”版的年报表样，可用的是 {string.Join("、", catalog.Editions.Select(e => e.Id))} 版。"
                    : $"各服务使用的“{id}”版年报表样不一致，请让各服务使用同一份表样。"
            )
            {
                Metadata = new Dictionary<string, string> { ["edition"] = id },
            };

    /// <summary>The edition that a reference names, with the same errors.</summary>
    public static Edition Require(this EditionCatalog catalog, Proto.EditionReference reference) =>
        catalog.Require(reference.Edition, reference.Digest);

    /// <summary>The edition that reports on a year must be of. INVALID_FIELDS / YEAR_WITHOUT_EDITION where none covers it.</summary>
    /// <param name="year">The year reported on.</param>
    public static Edition RequireForYear(this EditionCatalog catalog, int year) =>
        catalog.ForYear(year)
        ?? throw ApiError.InvalidField(
            "report_id",
            "YEAR_WITHOUT_EDITION",
            $"no edition of the form covers {year}",
            $"{year}年没有对应的年报表样，系统支持{catalog.Editions.Min(e => e.FirstYear)}年及以后的年报"
        );

    /// <summary>The edition as messages name it.</summary>
    public static Proto.EditionReference ToReference(this Edition edition) =>
        new() { Edition = edition.Id, Digest = edition.Digest };

    private static string Known(EditionCatalog catalog, Func<Edition, string> name) =>
        string.Join(", ", catalog.Editions.Select(name));
}
