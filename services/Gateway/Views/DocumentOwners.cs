using Disclosure.ApiErrors;
using Grpc.Core;

namespace Disclosure.Gateway.Views;

/// <summary>Tells whose document it is by the name that it gives its office.</summary>
internal sealed class DocumentOwners(FilingV1.FilingService.FilingServiceClient filing)
{
    // As many as one page of Filing's has.
    private const int PageSize = 1_000;
    private const int MaxOffices = 10_000;

    /// <summary>The office and those at every level under it, up to as many as a prefecture has. NOT_FOUND / AGENCY_NOT_FOUND.</summary>
    public async Task<Known> UnderAsync(string agency, CallOptions call)
    {
        var own = await filing.GetAgencyAsync(new() { Name = agency }, call);
        var below = new List<FilingV1.Agency>();
        var token = "";
        do
        {
            var page = await filing.ListAgenciesAsync(
                new()
                {
                    Parent = agency,
                    Subtree = true,
                    PageSize = PageSize,
                    PageToken = token,
                },
                call
            );
            below.AddRange(page.Agencies);
            token = page.NextPageToken;
        } while (token.Length > 0 && below.Count < MaxOffices);
        return new(own, below);
    }

    /// <summary>The offices that a document may be of.</summary>
    internal sealed record Known(FilingV1.Agency Own, IReadOnlyList<FilingV1.Agency> Below)
    {
        // Titles leave out what every reader knows: 青禾镇2023年… of 临阳县青禾镇人民政府.
        private static readonly string[] s_endings = ["人民政府办公室", "人民政府", "政府"];

        /// <summary>agencies/{agency}; this office where the document names none. NOT_FOUND / AGENCY_NOT_FOUND.</summary>
        public string Of(string name)
        {
            if (name.Length == 0)
            {
                return Own.Name;
            }

            var known = Below.Prepend(Own).ToArray();
            var same = known.Where(a => NamesOf(a).Contains(name)).ToArray();
            var like = same.Length > 0 ? same : [.. known.Where(a => NamesOf(a).Any(n => IsLike(n, name)))];
            return like is [var only]
                ? only.Name
                : throw ApiError.NotFound(
                    "AGENCY_NOT_FOUND",
                    name,
                    $"文件中的机关“{name}”与“{Own.Title}”及其下级单位都对不上（或对得上几个），请核对名称，或把它登记为该机关的别名后再导入。"
                );
        }

        private static IEnumerable<string> NamesOf(FilingV1.Agency agency) => agency.Aliases.Prepend(agency.Title);

        // The same office named with or without the places that it lies in.
        private static bool IsLike(string known, string name)
        {
            var (a, b) = (Core(known), Core(name));
            return Math.Min(a.Length, b.Length) >= 2
                && (a.EndsWith(b, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal));
        }

        private static string Core(string name)
        {
            var ending = Array.Find(s_endings, e => name.EndsWith(e, StringComparison.Ordinal)) ?? "";
            return name[..^ending.Length];
        }
    }
}
