using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Grpc.Core;

namespace Disclosure.Gateway.Views;

/// <summary>The editions of the form, as Statistics serves them; asked again every few minutes.</summary>
internal sealed class EditionCache(
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    TimeProvider clock
)
{
    private static readonly TimeSpan s_freshness = TimeSpan.FromMinutes(5);

    private volatile Known? _known;

    public async Task<Known> GetAsync(CallOptions call)
    {
        if (_known is { } known && clock.GetUtcNow() - known.Since < s_freshness)
        {
            return known;
        }

        var answer = await statistics.ListEditionsAsync(new(), call);
        return _known = new(
            clock.GetUtcNow(),
            [.. answer.Editions],
            answer.Editions.ToDictionary(e => e.Edition_, e => e.ToDomain())
        );
    }

    /// <param name="Messages">Newest first.</param>
    /// <param name="Editions">The same, by id.</param>
    internal sealed record Known(
        DateTimeOffset Since,
        IReadOnlyList<ReportV1.Edition> Messages,
        IReadOnlyDictionary<string, Edition> Editions
    )
    {
        /// <summary>The edition that reports on a year must be of; INVALID_FIELDS / YEAR_WITHOUT_EDITION where none is.</summary>
        public Edition Of(int year) =>
            Editions.Values.FirstOrDefault(e => e.Covers(year))
            ?? throw ApiError.InvalidField(
                "report_id",
                "YEAR_WITHOUT_EDITION",
                $"no edition of the form covers {year}",
                $"{year}年没有对应的年报表样，系统支持{Editions.Values.Min(e => e.FirstYear)}年及以后的年报"
            );

        public ReportV1.Edition MessageOf(string edition) => Messages.First(m => m.Edition_ == edition);
    }
}
