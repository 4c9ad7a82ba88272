using Disclosure.ApiErrors;
using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Editions;

/// <summary>Sheets of two editions are compared by a declared mapping and never without one.</summary>
/// <remarks>A comparison that guessed which cells correspond would be believed: better none.</remarks>
internal static class ComparableEditions
{
    /// <summary>
    /// How one edition's cells correspond to another's. FAILED_PRECONDITION / EDITIONS_NOT_COMPARABLE where no mapping is declared.
    /// </summary>
    public static EditionMap RequireMap(this EditionCatalog catalog, Edition from, Edition to) =>
        catalog.FindMap(from, to)
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
