using Disclosure.ApiErrors;
using Disclosure.Gateway.Composition;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Regions;

/// <summary>The years that a comparison names, and the figures of each.</summary>
internal sealed class ComparedYears(FilingV1.FilingService.FilingServiceClient filing, CountedReportsReader counted)
{
    // As many as Statistics compares.
    private const int MaxYears = 50;

    // The Regulations are in force since 2008-05-01; a name holds years up to 2099.
    private const int FirstYear = 2008;
    private const int LastYear = 2099;

    /// <summary>Reads years separated by commas, each once, oldest first. INVALID_FIELDS / YEARS_FORMAT.</summary>
    public static IReadOnlyList<int> Parse(string text)
    {
        var years = text.Split(',', StringSplitOptions.TrimEntries)
            .Select(part => int.TryParse(part, out var year) && part.Length == 4 && year >= FirstYear ? year : 0)
            .ToArray();
        return years.Length <= MaxYears && !years.Contains(0)
            ? [.. years.Distinct().Order()]
            : throw ApiError.InvalidField(
                "years",
                "YEARS_FORMAT",
                $"must be up to {MaxYears} years separated by commas, such as 2022,2023",
                $"年份“{(text.Length <= 40 ? text : text[..40] + "…")}”应为逗号隔开的四位年份，例如 2022,2023，最多 {MaxYears} 个"
            );
    }

    /// <summary>The agency's own reports and, for years before a merger, those of what it was made of. NOT_FOUND / AGENCY_NOT_FOUND.</summary>
    public async Task<IReadOnlyList<StatisticsV1.YearSheets>> ListOwnAsync(
        AgencyName agency,
        IReadOnlyList<int> years,
        CallOptions call
    )
    {
        // The history of the report of the year after them, which need not exist, is all of them.
        var next = ReportName.FromId("years", agency, $"{Math.Min(LastYear, years[^1] + 1)}");
        var context = await filing.GetReportContextAsync(
            new()
            {
                Name = next.ToString(),
                AllowMissing = true,
                Brief = true,
            },
            call
        );
        // A history may hold several reports of a year where an agency was made of others.
        return [.. years.Select(year => CreateYear(year, context.History.Where(h => h.Year == year)))];
    }

    /// <summary>The reports that count for the agency's region. NOT_FOUND / AGENCY_NOT_FOUND.</summary>
    public async Task<IReadOnlyList<StatisticsV1.YearSheets>> ListRegionAsync(
        AgencyName agency,
        IReadOnlyList<int> years,
        CallOptions call
    )
    {
        var regions = await Task.WhenAll(years.Select(year => counted.ReadAsync(agency, year, call)));
        return [.. years.Zip(regions, (year, region) => CreateYear(year, region.Reports))];
    }

    /// <summary>Spreads years over messages: a long year goes on in further messages under the same year.</summary>
    public static IEnumerable<StatisticsV1.CompareYearsRequest> Split(
        StatisticsV1.CompareYearsRequest first,
        IEnumerable<StatisticsV1.YearSheets> years
    )
    {
        var (message, size) = (first, 0);
        foreach (var part in years.SelectMany(SplitYear))
        {
            // A message holds as many sheets as a chunk, of one year or of several.
            if (size > 0 && size + part.Sheets.Count > ClientStreaming.ChunkSize)
            {
                yield return message;
                (message, size) = (new(), 0);
            }

            message.Years.Add(part);
            size += part.Sheets.Count;
        }

        yield return message;
    }

    // Parts of one year follow one another and are joined by Statistics.
    private static IEnumerable<StatisticsV1.YearSheets> SplitYear(StatisticsV1.YearSheets year) =>
        year.Sheets.Count <= ClientStreaming.ChunkSize
            ? [year]
            : year
                .Sheets.Chunk(ClientStreaming.ChunkSize)
                .Select(chunk => new StatisticsV1.YearSheets { Year = year.Year, Sheets = { chunk } });

    // Years without a report stay in the request; Statistics leaves them out of its answer.
    private static StatisticsV1.YearSheets CreateYear(int year, IEnumerable<FilingV1.PinnedReport> reports) =>
        new() { Year = year, Sheets = { reports.Select(r => r.ToSheetReference()) } };
}
