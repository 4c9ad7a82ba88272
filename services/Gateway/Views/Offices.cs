using Grpc.Core;

namespace Disclosure.Gateway.Views;

/// <summary>The names that a report's text is read against: its own office's, those above it, those it could be mistaken for.</summary>
internal sealed class Offices(FilingV1.FilingService.FilingServiceClient filing)
{
    // Of a county's or a city's offices; a longer list would cost more than it finds.
    private const int MaxNeighbours = 1_000;

    // Nation, province, prefecture, county, town, and one to spare.
    private const int MaxLevels = 6;

    /// <param name="Names">What they are called.</param>
    /// <param name="Alike">
    /// Of the same region, the office itself first: those whose texts, drafts among them, may be shown beside its own.
    /// </param>
    internal sealed record Known(NarrativeV1.OfficeNames Names, IReadOnlyList<string> Alike);

    public async Task<Known> OfAsync(string agency, CallOptions call)
    {
        var own = await filing.GetAgencyAsync(new() { Name = agency }, call);
        var names = new NarrativeV1.OfficeNames();
        names.Own.Add(NamesOf(own));
        var parent = own.Parent;
        for (var level = 0; parent.Length > 0 && level < MaxLevels; level++)
        {
            var above = await filing.GetAgencyAsync(new() { Name = parent }, call);
            names.Above.Add(NamesOf(above));
            parent = above.Parent;
        }

        var below = filing.ListAgenciesAsync(new() { Parent = agency, PageSize = MaxNeighbours }, call).ResponseAsync;
        var beside =
            own.Parent.Length > 0
                ? filing.ListAgenciesAsync(new() { Parent = own.Parent, PageSize = MaxNeighbours }, call).ResponseAsync
                : below;
        await Task.WhenAll(below, beside);
        var others = (await below)
            .Agencies.Concat((await beside).Agencies)
            .Where(a => a.Name != agency)
            .DistinctBy(a => a.Name)
            .ToArray();
        names.Others.Add(others.SelectMany(NamesOf).Distinct().Take(MaxNeighbours * 2));
        return new(names, [agency, .. others.Select(a => a.Name)]);
    }

    private static IEnumerable<string> NamesOf(FilingV1.Agency agency) => agency.Aliases.Prepend(agency.Title);
}
